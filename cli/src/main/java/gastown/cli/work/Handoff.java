package gastown.cli.work;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.engine.mail.Mail;
import gastown.engine.work.Finishing;
import gastown.town.address.Address;

/// `gt handoff`: a letter to oneself, then a fresh session.
final class Handoff {
  private Handoff() {}

  static Command command() {
    return Simple.byItself(
        Spec.town("handoff", "", "Go on in a fresh session, with a letter to yourself")
            .group(Group.WORK)
            .text("-s", "--subject", "the letter's subject")
            .text("-m", "--message", "what the next session has to know")
            .sw("--stdin", "read that from standard input")
            .text("--reason", "why now")
            .sw("-n", "--dry-run", "say who would hand off")
            .noOp("--watch", "-w", "--collect", "-c", "--auto", "--cycle", "--yes", "-y")
            .noOp("--no-git-check"),
        Handoff::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var self = desk.self();
    var args = call.args();
    if (args.is("--dry-run")) {
      return Reply.of(
          page -> page.line(self.shown() + " would hand off to a fresh session"),
          () -> Json.object().put("agent", self.text()).put("dry_run", true).build());
    }
    var text = args.is("--stdin") ? call.input().strip() : args.text("--message", "");
    return desk.withTown(town -> {
      var letter =
          new Mail.Letter(
              self.text(),
              self.text(),
              "🤝 HANDOFF: " + args.text("--subject", "go on"),
              text,
              new Mail.How("handoff", 1, "", "", false));
      var id = town.change("handoff", self.text(), office -> new Mail(office).send(letter));
      call.hasWritten();
      if (self instanceof Address.Polecat worker) {
        var rig = desk.rig(worker.rig());
        var git = call.house().cloning(call.invocation()).at(rig.canonical());
        long epoch = town.look(reading -> desk.epoch(worker, reading));
        new Finishing(town, git, rig)
            .cycle(
                new Finishing.Word(
                    worker, new Finishing.Hold(desk.startedFor(), epoch), false, "", ""),
                args.text("--reason", "handed off"));
      }
      return Reply.done(
          page -> page.line("✓ handed off: " + id),
          () -> Json.object().put("mail", id).put("agent", self.text()).build());
    });
  }
}
