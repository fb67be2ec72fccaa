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
import gastown.engine.queue.Refinery;
import gastown.town.queue.Submission;
import java.util.Comparator;
import java.util.List;

/// `gt merge-queue next`: what lands first.
final class QueueNext {
  private static final List<String> STRATEGIES = List.of("priority", "fifo");

  private QueueNext() {}

  static Command command() {
    return Simple.reads(
        Spec.town("merge-queue next", "<rig>", "Show what lands next")
            .alias("mq next")
            .alias("mr next")
            .group(Group.WORK)
            .text(
                "--strategy",
                "priority",
                "priority: urgent first, waiting counts; fifo: the oldest first"),
        QueueNext::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var rig = desk.rig(call.args().positionals().getFirst());
    var strategy = call.args().text("--strategy", "priority");
    if (!STRATEGIES.contains(strategy)) {
      throw Problem.of(
              "no-such-strategy",
              "there is no order called " + strategy,
              "gt mq next " + rig.name() + " --strategy priority",
              "gt mq next " + rig.name() + " --strategy fifo")
          .refusal();
    }
    var situation = Refinery.situation(desk.reading(), desk.ground(), rig, call.now());
    var order =
        strategy.equals("fifo")
            ? situation.queued().stream()
                .sorted(Comparator.comparing(Submission::at).thenComparing(Submission::id))
                .toList()
            : situation.inOrder();
    if (order.isEmpty()) {
      return Reply.of(
          page -> page.line("Nothing waits to land on " + rig.name() + "."), Json::none);
    }
    var first = order.getFirst();
    return Reply.of(page -> page.line(QueueList.line(first)), () -> QueueList.json(first));
  }
}
