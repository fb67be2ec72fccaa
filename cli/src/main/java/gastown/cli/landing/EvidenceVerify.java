package gastown.cli.landing;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.queue.EvidenceCheck;

/// `gt evidence verify`.
final class EvidenceVerify {
  private EvidenceVerify() {}

  static Command command() {
    return Simple.reads(
        Spec.town(
                "evidence verify",
                "[bead]",
                "Check the evidence against git, the gate's log and the chain of hashes")
            .group(Group.WORK),
        EvidenceVerify::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var cloning = call.house().cloning(call.invocation());
    var found =
        new EvidenceCheck(desk.reading(), desk.ground(), cloning, call.disk())
            .check(call.args().positional(0));
    return Reply.of(
            page -> {
              found.wrong().forEach(page::line);
              page.line(
                  found.wrong().isEmpty()
                      ? "✓ " + found.checked() + " bundles, all as they were made"
                      : found.wrong().size() + " of " + found.checked() + " bundles do not hold");
            },
            () ->
                Json.object()
                    .put("checked", found.checked())
                    .put("wrong", Json.texts(found.wrong()))
                    .build())
        .withExit(found.wrong().isEmpty() ? 0 : 1);
  }
}
