package gastown.cli.life;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.Town;
import gastown.engine.life.Stopping;
import java.time.Duration;

/// `gt up` and `gt down`.
final class UpDown {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private UpDown() {}

  static Command up() {
    return Simple.byItself(
        Spec.town("up", "", "Bring the town up: work is handed out, watched and landed")
            .group(Group.SERVICES)
            .noOp("--restore"),
        UpDown::up);
  }

  static Reply up(Call call) {
    var root = call.town().root();
    boolean wasUp = call.house().keeper().isUp(root);
    Desk.of(call).withTown(town -> town.change("up", call.actor(), Stopping::reopen));
    call.hasWritten();
    call.house().keeper().up(root, call.invocation().surroundings().environment());
    return Reply.done(
        page -> page.line(wasUp ? "The town is up already." : "✓ " + root + " is up"),
        () -> Json.object().put("town", root.toString()).put("was_up", wasUp).build());
  }

  static Command down() {
    return Simple.byItself(
        Spec.town("down", "", "Take the town down: its sessions end, what they made is kept")
            .group(Group.SERVICES)
            .noOp("--force", "-f", "--polecats", "-p", "--all", "-a", "--nuke")
            .sw("--dry-run", "what would end is shown by gt session list")
            .refused(),
        UpDown::down);
  }

  private static Reply down(Call call) {
    var root = call.town().root();
    boolean wasUp = call.house().keeper().isUp(root);
    int ended =
        Desk.of(call)
            .withTown((Town town) -> {
              call.house().keeper().down(root);
              return new Stopping(town, call.house().outpost(root), call.house().runtimes(root))
                  .endAll(GRACE, "the town goes down");
            });
    return Reply.done(
        page ->
            page.line(
                wasUp || ended > 0
                    ? "✓ " + root + " is down, " + ended + " sessions ended"
                    : "The town was not up."),
        () ->
            Json.object()
                .put("town", root.toString())
                .put("was_up", wasUp)
                .put("sessions_ended", ended)
                .build());
  }
}
