package gastown.cli.work;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.engine.Town;
import gastown.engine.work.Finishing;
import gastown.engine.work.Finishing.Finished;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import java.util.List;
import java.util.Locale;

/// `gt done`: a worker's last word on its bead.
final class Done implements Command {
  private static final List<String> STATUSES =
      List.of("COMPLETED", "ESCALATED", "DEFERRED", "PHASE_COMPLETE");

  private static final Spec SPEC =
      Spec.town("done", "", "Hand your work in, or give it back")
          .group(Group.WORK)
          .detail(
              "The work must be committed. It goes to the merge queue; the bead closes when it has"
                  + " landed. ESCALATED asks for a person, DEFERRED gives the bead back,"
                  + " PHASE_COMPLETE goes on in a fresh session.")
          .example("gt done")
          .example("gt done --save -m \"Say hello in German\"")
          .example("gt done --no-code --reason \"it was fixed by web-9xk3f\"")
          .text("--status", "COMPLETED, ESCALATED, DEFERRED or PHASE_COMPLETE")
          .sw("--save", "commit what is not committed yet")
          .text("-m", "--message", "with --save: the message of that commit")
          .sw("--no-code", "nothing had to change; a person decides whether that is right")
          .text("-r", "--reason", "why")
          .text("--issue", "the bead, when it is to be checked against the hook")
          .noOpText("--priority", "-p", "--cleanup-status", "--target")
          .noOp("--resume", "--pre-verified")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.BY_ITSELF;
  }

  @Override
  public Reply run(Call call) {
    var desk = Desk.of(call);
    var worker = desk.worker();
    var status = call.args().text("--status", "COMPLETED").toUpperCase(Locale.ROOT);
    if (!STATUSES.contains(status)) {
      throw Problem.of(
              "no-such-status",
              "there is no status " + status + ": " + String.join(", ", STATUSES),
              SPEC.helpCall())
          .refusal();
    }
    if (call.args().is("--no-code") && call.args().text("--reason", "").isBlank()) {
      throw Problem.of(
              "no-reason",
              "--no-code needs a reason",
              "gt done --no-code --reason \"why nothing had to change\"")
          .refusal();
    }
    return desk.withTown(town -> reply(call, finish(call, desk, town, worker, status)));
  }

  private static Finished finish(
      Call call, Desk desk, Town town, Address.Polecat worker, String status) {
    var rig = desk.rig(worker.rig());
    var git = call.house().cloning(call.invocation()).at(rig.canonical());
    var finishing = new Finishing(town, git, rig);
    var reason = call.args().text("--reason", "");
    long epoch = town.look(reading -> desk.epoch(worker, reading));
    check(call, town, worker);
    var word =
        new Finishing.Word(
            worker,
            desk.hold(epoch),
            call.args().is("--save"),
            call.args().is("--no-code") ? reason : "",
            call.args().text("--message", ""));
    return switch (status) {
      case "ESCALATED" ->
          finishing.giveBack(word, true, reason.isEmpty() ? "it asks for a person" : reason);
      case "DEFERRED" -> finishing.giveBack(word, false, reason.isEmpty() ? "given back" : reason);
      case "PHASE_COMPLETE" ->
          finishing.cycle(word, reason.isEmpty() ? "a phase is complete" : reason);
      default -> finishing.submit(word);
    };
  }

  /// Whoever names a bead must mean the one that hangs on the hook.
  private static void check(Call call, Town town, Address.Polecat who) {
    var meant = call.args().text("--issue", "");
    var worker = town.look(reading -> reading.find(Kinds.WORKER, who.text()));
    if (!meant.isEmpty() && worker != null && !worker.job().bead().equals(meant)) {
      throw new Problem(
              "not-its-work",
              "the worker is about " + worker.job().bead() + ", not " + meant,
              "what is handed in is what hangs on the hook",
              List.of("gt hook", "leave --issue out"))
          .refusal();
    }
  }

  private static Reply reply(Call call, Finished finished) {
    call.hasWritten();
    return switch (finished) {
      case Finished.Submitted(var submission, var place, var isNew) ->
          Reply.done(
              page ->
                  page.line(
                      (isNew ? "✓ handed in: " : "handed in before: ")
                          + submission.origin().bead()
                          + " is number "
                          + place
                          + " in the merge queue ("
                          + submission.id()
                          + ")"),
              () ->
                  Json.object()
                      .put("status", "COMPLETED")
                      .put("bead", submission.origin().bead())
                      .put("mr", submission.id())
                      .put("commit", submission.commit())
                      .put("place", place)
                      .build());
      case Finished.Asked(var bead, var why) ->
          Reply.done(
              page -> page.line("✓ " + bead + ": a person decides whether nothing has to change"),
              () ->
                  Json.object()
                      .put("status", "NO_CODE")
                      .put("bead", bead)
                      .put("reason", why)
                      .build());
      case Finished.GivenBack(var bead, var needsPerson) ->
          Reply.done(
              page ->
                  page.line("✓ " + bead + (needsPerson ? " waits for a person" : " is given back")),
              () ->
                  Json.object()
                      .put("status", needsPerson ? "ESCALATED" : "DEFERRED")
                      .put("bead", bead)
                      .build());
      case Finished.Cycling(var bead) ->
          Reply.done(
              page -> page.line("✓ a fresh session goes on with " + bead),
              () -> Json.object().put("status", "PHASE_COMPLETE").put("bead", bead).build());
    };
  }
}
