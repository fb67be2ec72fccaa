package gastown.cli.work;

import gastown.beads.Bead;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.mail.Readers;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.engine.Office;
import gastown.engine.work.Finishing;
import gastown.engine.work.OpenHook;
import gastown.town.address.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `gt handoff`: a letter to oneself, then a fresh session.
final class Handoff {
  private Handoff() {}

  static Command command() {
    return Simple.byItself(
        Spec.town("handoff", "[bead|role]", "Go on in a fresh session, with a letter to yourself")
            .detail(
                "With a bead, that hangs on your hook and is what the fresh session begins with."
                    + " With a role, of another: gt handoff mayor. The old session ends when its"
                    + " turn is over, and the fresh one is shown the letter.")
            .group(Group.WORK)
            .text("-s", "--subject", "the letter's subject")
            .text("-m", "--message", "what the next session has to know")
            .sw("--stdin", "read that from standard input")
            .text("--reason", "why now")
            .sw("-c", "--collect", "add what hangs on the hook, letters, ready and begun work")
            .sw("--auto", "write the letter alone")
            .sw("-n", "--dry-run", "say who would hand off")
            .noOp("--watch", "-w", "--cycle", "--yes", "-y")
            .noOp("--no-git-check"),
        Handoff::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var args = call.args();
    var bead = call.look(_ -> next(call, desk));
    var who = call.look(_ -> bead == null ? whose(call, desk) : desk.self());
    if (args.is("--dry-run")) {
      return Reply.of(
          page ->
              page.line(
                  who.shown()
                      + " would hand off to a fresh session"
                      + (bead == null ? "" : ", which begins with " + bead.id())),
          () -> Json.object().put("agent", who.text()).put("dry_run", true).build());
    }
    var typed = args.is("--stdin") ? call.input().strip() : args.text("--message", "");
    var more = args.is("--collect") ? call.look(_ -> Collected.of(call, desk, who).text()) : "";
    var text = typed.isEmpty() || more.isEmpty() ? typed + more : typed + "\n\n" + more;
    var words = HandingOver.Words.of(call, text, args.text("--reason", "handed off"));
    var over = new HandingOver(call, desk);
    if (who instanceof Address.Polecat worker) {
      return cycled(call, desk, worker, words);
    }
    var outcome =
        over.of(
            who,
            words,
            args.is("--auto"),
            office -> {
              if (bead != null) {
                hang(office, who, bead.id());
              }
            });
    return Reply.done(
        page -> {
          if (bead != null) {
            page.line("✓ " + bead.id() + " hangs on your hook");
          }
          outcome.show(page, desk.isUp());
        },
        () ->
            bead == null
                ? outcome.json()
                : ((Json.Obj) outcome.json()).with("bead", Json.of(bead.id())));
  }

  /// The bead as it is in this stroke; one that hangs there already stays.
  private static void hang(Office office, Address who, String id) {
    var bead = office.book().rows().bead(id);
    if (bead == null || who.text().equals(OpenHook.holder(office.book(), bead))) {
      return;
    }
    var hanging = new Hanging(office, who);
    hanging.require(bead, false, false);
    hanging.hang(bead);
  }

  /// What the fresh session is to begin with, when a bead is named. A worker goes on with its own
  /// only, and a person has no session that would.
  private static @Nullable Bead next(Call call, Desk desk) {
    var word = call.args().positional(0);
    var bead = word == null ? null : desk.find(word);
    if (bead == null) {
      return null;
    }
    return switch (desk.self()) {
      case Address.Overseer _ ->
          throw Problem.of(
                  "hooked-by-sling",
                  "a bead reaches a hook by being slung",
                  "gt sling " + bead.id() + " --crew <name>, then gt handoff",
                  "gt sling " + bead.id() + " <rig>")
              .refusal();
      case Address.Polecat worker -> {
        var own = Hook.of(desk, worker);
        if (own == null || !own.id().equals(bead.id())) {
          throw new Problem(
                  "hook-taken",
                  "a worker has one bead, and hands over with that",
                  own == null ? "nothing hangs on your hook" : own.id() + " " + own.title(),
                  List.of("gt done", "gt sling " + bead.id() + " " + worker.rig()))
              .refusal();
        }
        yield bead;
      }
      case Address.Mayor _,
          Address.Crew _,
          Address.Witness _,
          Address.Refinery _,
          Address.Deacon _,
          Address.Boot _,
          Address.Dog _ ->
          bead;
    };
  }

  /// A worker's session ends at once, with its work saved.
  private static Reply cycled(
      Call call, Desk desk, Address.Polecat worker, HandingOver.Words words) {
    return desk.withTown(town -> {
      var id =
          town.change(
              HandingOver.KIND,
              worker.text(),
              office -> new HandingOver(call, desk).write(office, worker, words));
      call.hasWritten();
      if (!call.args().is("--auto")) {
        var rig = desk.rig(worker.rig());
        var git = call.house().cloning(call.invocation()).at(rig.canonical());
        long epoch = town.look(reading -> desk.epoch(worker, reading));
        new Finishing(town, git, rig)
            .cycle(new Finishing.Word(worker, desk.hold(epoch), false, "", ""), words.why());
      }
      return Reply.done(
          page -> page.line("✓ handed off: " + id),
          () -> Json.object().put("mail", id).put("agent", worker.text()).build());
    });
  }

  /// Oneself, or whoever is named by somebody who may.
  private static Address whose(Call call, Desk desk) {
    var word = call.args().positional(0);
    var self = desk.self();
    if (word == null) {
      return self;
    }
    var who = Readers.of(call, desk).one(word);
    boolean mayCall = self instanceof Address.Overseer || self instanceof Address.Mayor;
    if (!who.equals(self) && (!mayCall || who instanceof Address.Polecat)) {
      throw new Problem(
              "not-its-session",
              who.shown() + " hands over by itself",
              mayCall ? "its work is saved when its session ends" : "you are " + self.shown(),
              who instanceof Address.Polecat
                  ? List.of(
                      "gt session restart " + who.shown(), "gt nudge " + who.shown() + " \"…\"")
                  : List.of("gt nudge " + who.shown() + " \"…\""))
          .refusal();
    }
    return who;
  }
}
