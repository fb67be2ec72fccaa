package gastown.cli.life;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.life.Clearing;
import gastown.engine.life.Stopping;
import gastown.town.address.Address;
import gastown.town.work.Session;
import java.time.Duration;
import java.util.List;

/// `gt start` and `gt shutdown`.
final class StartShutdown {
  private StartShutdown() {}

  static Command start() {
    return Simple.byItself(
        Spec.town("start", "", "Bring the town up, as gt up does")
            .group(Group.SERVICES)
            .noOp("--all", "-a")
            .noOpText("--agent", "--cost-tier"),
        UpDown::up);
  }

  static Command shutdown() {
    return Simple.byItself(
        Spec.town("shutdown", "", "Take the town down and clear its worktrees; nothing is lost")
            .group(Group.SERVICES)
            .detail(
                "From the bottom up: sessions end, what is in worktrees is kept, worktrees go, the"
                    + " loop stops. A worktree with work that is not committed stays where it is.")
            .example("gt shutdown --wait 60")
            .number("-w", "--wait", "30", "seconds a session gets to end by itself")
            .sw(
                "--nuclear",
                "clear worktrees with uncommitted work too; it stays in gt salvage list")
            .sw("--polecats-only", "the workers only; the town stays up")
            .noOp("--graceful", "-g", "--all", "-a", "--force", "-f", "--yes", "-y")
            .noOp("--cleanup-orphans")
            .noOpText("--cleanup-orphans-grace-secs"),
        StartShutdown::shutdown);
  }

  private static Reply shutdown(Call call) {
    long seconds = call.args().number("--wait");
    if (seconds < 0 || seconds > 3600) {
      throw new Problem(
              "bad-wait",
              "cannot wait " + seconds + " seconds",
              "it is a number from 0 to 3600",
              List.of("gt shutdown --wait 30"))
          .refusal();
    }
    var root = call.town().root();
    boolean isRest = call.args().is("--polecats-only");
    boolean wasUp = call.house().keeper().isUp(root);
    // while the loop turned, it would wake whoever is ended
    call.house().keeper().down(root);
    var done =
        Desk.of(call)
            .withTown(town -> {
              var stopping =
                  new Stopping(town, call.house().outpost(root), call.house().runtimes(root));
              var grace = Duration.ofSeconds(seconds);
              int ended =
                  isRest
                      ? stopping.end(StartShutdown::isWorkers, grace, "the workers are sent home")
                      : stopping.endAll(grace, "the town is shut down");
              var cleared =
                  new Clearing(town, call.house().cloning(call.invocation()))
                      .clear(call.args().is("--nuclear"));
              return new Done(ended, cleared);
            });
    call.hasWritten();
    if (isRest && wasUp) {
      call.house().keeper().up(root, call.invocation().surroundings().environment());
    }
    return reply(done, wasUp, isRest);
  }

  private static boolean isWorkers(Session session) {
    return Address.read(session.agent()) instanceof Address.Polecat;
  }

  private record Done(int ended, Clearing.Cleared cleared) {}

  private static Reply reply(Done done, boolean wasUp, boolean isRest) {
    var kept = done.cleared().kept();
    return Reply.done(
        page -> {
          page.line(
              (isRest ? "✓ the workers are sent home" : "✓ the town is down")
                  + ": "
                  + done.ended()
                  + " sessions ended, "
                  + done.cleared().cleared().size()
                  + " worktrees cleared");
          if (!kept.isEmpty()) {
            page.line("  not committed, so kept: " + String.join(", ", kept));
          }
        },
        () ->
            Json.object()
                .put("was_up", wasUp)
                .put("sessions_ended", done.ended())
                .put("cleared", Json.texts(done.cleared().cleared()))
                .put("kept", Json.texts(kept))
                .build());
  }
}
