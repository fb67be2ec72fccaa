package gastown.cli.work;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.mail.Readers;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.engine.work.Finishing;
import gastown.town.address.Address;
import java.util.List;

/// `gt handoff`: a letter to oneself, then a fresh session.
final class Handoff {
  private Handoff() {}

  static Command command() {
    return Simple.byItself(
        Spec.town("handoff", "[role]", "Go on in a fresh session, with a letter to yourself")
            .detail(
                "With a role, of another: gt handoff mayor. The old session ends when its turn is"
                    + " over, and the fresh one is shown the letter.")
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
    var who = call.look(_ -> whose(call, desk));
    if (args.is("--dry-run")) {
      return Reply.of(
          page -> page.line(who.shown() + " would hand off to a fresh session"),
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
    var outcome = over.of(who, words, args.is("--auto"));
    return Reply.done(page -> outcome.show(page, desk.isUp()), outcome::json);
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
    var bead = desk.find(word);
    if (bead != null) {
      throw Problem.of(
              "hooked-by-sling",
              "a bead reaches a hook by being slung",
              "gt sling " + bead.id() + " --crew <name>, then gt handoff",
              "gt sling " + bead.id() + " <rig>")
          .refusal();
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
