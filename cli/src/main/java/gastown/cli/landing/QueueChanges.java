package gastown.cli.landing;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.Ground;
import gastown.engine.queue.Steering;
import gastown.town.queue.Submission;
import java.util.List;

/// `gt merge-queue reject` and `retry`.
final class QueueChanges {
  private QueueChanges() {}

  static Command reject() {
    return Simple.writes(
        Spec.town(
                "merge-queue reject",
                "[rig] <id|bead|branch>",
                "Take a submission out of the queue; its bead is open again")
            .alias("mq reject")
            .alias("mr reject")
            .group(Group.WORK)
            .detail("What was handed in stays under its ref; gt mq retry puts it back.")
            .example("gt mq reject web-a1b2c -r \"it solves another problem\"")
            .text("-r", "--reason", "why; the next worker reads it")
            .sw("--stdin", "read the reason from standard input")
            .noOp("--notify"),
        QueueChanges::reject);
  }

  private static Reply reject(Call call) {
    var desk = Desk.of(call);
    var one = QueueStatus.require(call);
    var reason =
        call.args().is("--stdin") ? call.input().strip() : call.args().text("--reason", "");
    if (reason.isBlank()) {
      throw Problem.of(
              "no-reason",
              "a rejection needs a reason",
              "gt mq reject " + one.id() + " --reason \"why it may not land\"")
          .refusal();
    }
    var steering = new Steering(desk.office(), rig(desk, one));
    if (one.state().isOver() || steering.isLanding(one)) {
      throw new Problem(
              "not-in-queue",
              one.id() + " cannot be rejected any more",
              one.state().isOver() ? "it is " + QueueList.state(one) : "it is being landed now",
              List.of("gt mq status " + one.id(), "gt mq list " + one.origin().rig()))
          .refusal();
    }
    steering.reject(one, reason);
    return Reply.done(
        page -> page.line("✓ " + one.id() + " is rejected; " + one.origin().bead() + " is open"),
        () ->
            Json.object()
                .put("id", one.id())
                .put("status", "rejected")
                .put("issue", one.origin().bead())
                .put("reason", reason)
                .build());
  }

  static Command retry() {
    return Simple.writes(
        Spec.town(
                "merge-queue retry",
                "[rig] <id|bead|branch>",
                "Put a submission that came back into the queue again")
            .alias("mq retry")
            .alias("mr retry")
            .group(Group.WORK)
            .example("gt mq retry web web-a1b2c.e1 --now")
            .sw("--now", "also end a pause of the queue that would end by itself"),
        QueueChanges::retry);
  }

  private static Reply retry(Call call) {
    var desk = Desk.of(call);
    var one = QueueStatus.require(call);
    var steering = new Steering(desk.office(), rig(desk, one));
    var requeued = steering.retry(one);
    if (call.args().is("--now")) {
      steering.process();
    }
    return switch (requeued) {
      case Steering.Requeued.Queued(var next) ->
          Reply.done(
              page -> page.line("✓ " + next.id() + " is in the queue again"),
              () -> QueueList.json(next));
      case Steering.Requeued.NotNeeded(var same) ->
          Reply.done(
              page -> page.line(same.id() + " is " + QueueList.state(same) + " as it is"),
              () -> QueueList.json(same));
      case Steering.Requeued.Superseded(var why) ->
          throw new Problem(
                  "superseded",
                  one.id() + " cannot go into the queue again",
                  why,
                  List.of("gt mq list --status all", "bd show " + one.origin().bead()))
              .refusal();
    };
  }

  private static Ground.Rig rig(Desk desk, Submission one) {
    return desk.rig(one.origin().rig());
  }
}
