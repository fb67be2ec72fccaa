package gastown.cli.landing;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.porters.DirectLanding;
import gastown.engine.porters.DirectLanding.Check;
import gastown.engine.porters.DirectLanding.Outcome;
import gastown.engine.porters.Outside;
import gastown.town.queue.Submission;
import java.util.ArrayList;
import java.util.List;

/// `gt land --direct`: past the merge queue, by a person's word.
final class Land implements Command {
  private static final Spec SPEC =
      Spec.town("land", "<rig/worker>", "Land what a worker committed, past the merge queue")
          .group(Group.WORK)
          .detail(
              "Four things are checked first: its session is over, its worktree is clean, nothing"
                  + " conflicts with the target, the gates are green. What was not checked is"
                  + " written into the evidence. A conflict cannot be forced.")
          .example("gt land --direct web/Toast --dry-run")
          .example("gt land --direct web/Toast")
          .sw("--direct", "past the queue; without it the queue lands what gt mq add hands in")
          .sw("-f", "--force", "land although the session runs, work is uncommitted or tests fail")
          .sw("--skip-tests", "do not run the gates")
          .sw("-n", "--dry-run", "only show what would land")
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
    var who = QueueAdd.worker(desk, call.args().positionals());
    if (!call.args().is("--direct")) {
      throw new Problem(
              "land-how",
              "gt land lands past the queue, and only when told so",
              "the merge queue checks more, and bisects what fails",
              List.of(
                  "gt merge-queue add " + who.rig() + " " + who.name(),
                  "gt land --direct " + who.rig() + "/" + who.name()))
          .refusal();
    }
    var wish =
        new DirectLanding.Wish(
            who,
            call.args().is("--force"),
            call.args().is("--skip-tests"),
            call.args().is("--dry-run"),
            call.actor());
    var rig = desk.rig(who.rig());
    return desk.withTown(
        town -> reply(call, new DirectLanding(town, outside(call), rig).land(wish)));
  }

  private static Outside outside(Call call) {
    var root = call.town().root();
    var house = call.house();
    return new Outside(
        house.cloning(call.invocation()),
        house.outpost(root),
        house.runtimes(root),
        call.programs(),
        call.disk(),
        () -> call.invocation().surroundings().environment());
  }

  private static Reply reply(Call call, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Landed(var one, var commit, var checks) -> {
        call.hasWritten();
        yield Reply.done(
            page -> {
              checks(page, checks);
              page.line("✓ " + one.origin().bead() + " landed as " + commit);
            },
            () -> json("landed", one, checks).put("commit", commit).build());
      }
      case Outcome.Preview(var one, var files, var checks) ->
          Reply.of(
              page -> {
                page.line("Would land " + one.origin().bead() + " from " + one.origin().branch());
                files.forEach(file -> page.line("  " + file));
                checks(page, checks);
              },
              () -> json("preview", one, checks).put("files", Json.texts(files)).build());
      case Outcome.LeftToQueue(var one, var why, var checks) -> {
        call.hasWritten();
        yield Reply.done(
            page -> {
              checks(page, checks);
              page.line(why + "; " + one.id() + " is in the merge queue");
            },
            () -> json("queued", one, checks).put("why", why).build());
      }
      case Outcome.Refused(var one, var checks) -> throw refused(one, checks).refusal();
    };
  }

  private static Problem refused(Submission one, List<Check> checks) {
    var failed = checks.stream().filter(Check::isFailed).toList();
    var words = new ArrayList<String>();
    failed.forEach(check -> words.add(check.name() + ": " + check.trouble()));
    var worker = one.origin().worker().replace("/polecats/", "/");
    boolean isConflict = failed.stream().anyMatch(check -> check.name().equals("conflict"));
    return new Problem(
        isConflict ? "conflicts" : "not-landed",
        one.origin().bead() + " is not landed",
        String.join("; ", words),
        List.of(
            "gt land --direct " + worker + " --dry-run",
            isConflict
                ? "gt merge-queue add " + worker.replace('/', ' ') + "   (offers it again)"
                : "gt land --direct " + worker + " --force   (the evidence will say so)"));
  }

  private static void checks(Page page, List<Check> checks) {
    for (var check : checks) {
      var sign = check.isSkipped() ? "- " : check.isFailed() ? "✗ " : "✓ ";
      var how = check.isSkipped() ? " (not checked)" : "";
      var trouble = check.trouble().isEmpty() ? "" : ": " + check.trouble();
      page.line("  " + sign + check.name() + how + trouble);
    }
  }

  private static Json.Builder json(String status, Submission one, List<Check> checks) {
    var items = new ArrayList<Json>();
    for (var check : checks) {
      items.add(
          Json.object()
              .put("name", check.name())
              .put("ok", !check.isFailed())
              .put("skipped", check.isSkipped())
              .putText("trouble", check.trouble())
              .build());
    }
    return Json.object()
        .put("status", status)
        .put("bead", one.origin().bead())
        .put("submission", one.id())
        .put("worker", one.origin().worker())
        .put("checks", new Json.Arr(items));
  }
}
