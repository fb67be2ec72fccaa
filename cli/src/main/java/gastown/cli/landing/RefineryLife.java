package gastown.cli.landing;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.rigs.RigStatus;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.queue.Refinery;

/// `gt refinery stop` and `start`: nothing lands between the two.
final class RefineryLife {
  private RefineryLife() {}

  static Command stop() {
    return Simple.writes(
        Spec.town("refinery stop", "[rig]", "Let nothing land until it is started again")
            .group(Group.TEAM)
            .text("-r", "--reason", "why"),
        call -> set(call, true));
  }

  static Command start() {
    return Simple.writes(
        Spec.town("refinery start", "[rig]", "Let changes land again").group(Group.TEAM),
        call -> set(call, false));
  }

  private static Reply set(Call call, boolean isStopped) {
    var desk = Desk.of(call);
    var rig = desk.rig(RigStatus.rigOf(call, call.args().positional(0)));
    var refinery = new Refinery(desk.office(), rig);
    if (isStopped) {
      refinery.stop(call.args().text("--reason", "stopped by " + call.actor()));
    } else {
      refinery.start();
    }
    call.draft().name(isStopped ? "refinery-stop" : "refinery-start", rig.name());
    return Reply.done(
        page ->
            page.line(
                isStopped
                    ? "✓ nothing lands on " + rig.name() + " until gt refinery start " + rig.name()
                    : "✓ changes land on " + rig.name()),
        () -> Json.object().put("rig", rig.name()).put("stopped", isStopped).build());
  }
}
