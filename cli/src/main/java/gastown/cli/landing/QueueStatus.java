package gastown.cli.landing;

import gastown.beads.Problem;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.town.book.QueueKinds;
import gastown.town.queue.Submission;

/// `gt merge-queue status`.
final class QueueStatus {
  private QueueStatus() {}

  static Command command() {
    return Simple.reads(
        Spec.town("merge-queue status", "<id|bead>", "Show one submission")
            .alias("mq status")
            .alias("mr status")
            .group(Group.WORK),
        QueueStatus::run);
  }

  /// The submission of this id, or the newest of this bead; a problem when there is none.
  static Submission require(Call call) {
    var word = call.args().positionals().isEmpty() ? "" : call.args().positionals().getLast();
    Submission found = null;
    for (var one : Desk.of(call).reading().all(QueueKinds.SUBMISSION)) {
      boolean isMeant =
          one.id().equals(word)
              || one.origin().bead().equals(word)
              || one.origin().branch().equals(word);
      if (isMeant && (found == null || found.origin().epoch() < one.origin().epoch())) {
        found = one;
      }
    }
    if (found == null) {
      throw Problem.of(
              "no-such-submission",
              word.isEmpty() ? "which submission?" : "nothing was handed in as " + word,
              "gt mq list --status all")
          .refusal();
    }
    return found;
  }

  private static Reply run(Call call) {
    var one = require(call);
    return Reply.of(
        page -> {
          page.line(one.id() + "  " + QueueList.state(one));
          page.line("  Bead: " + one.origin().bead());
          page.line("  Worker: " + one.origin().worker() + ", epoch " + one.origin().epoch());
          page.line("  Commit: " + one.commit());
          page.line("  Target: " + one.origin().target());
          page.line("  Handed in: " + one.at());
          var verdict = one.verdict();
          if (!verdict.landed().isEmpty()) {
            page.line("  Landed as: " + verdict.landed());
          } else if (!verdict.reason().isEmpty()) {
            page.line("  Came back: " + verdict.reason());
          }
          verdict.files().forEach(file -> page.line("  Conflict: " + file));
          if (!verdict.log().isEmpty()) {
            page.line("  Log: " + verdict.log());
          }
        },
        () -> QueueList.json(one));
  }
}
