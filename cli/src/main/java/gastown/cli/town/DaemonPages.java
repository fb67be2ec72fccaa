package gastown.cli.town;

import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import org.jspecify.annotations.Nullable;

/// The words of `gt daemon`, for help and completion. Who carries them out is the program around
/// us: a server answers about itself.
final class DaemonPages {
  private DaemonPages() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "daemon start" ->
          page(
              path, "Start the server that answers bd and gt; the first command does so by itself");
      case "daemon stop" -> page(path, "Stop the server, and wait until it is gone");
      case "daemon status" ->
          page(path, "Show whether the server runs, since when, and which towns are up");
      case "daemon logs" ->
          Simple.needsNothing(
              Spec.town(path, "", "Show what the server had to say")
                  .group(Group.SERVICES)
                  .number("-n", "--lines", "50", "how many lines of each log")
                  .sw("-f", "--follow", "go on with what is said next"),
              DaemonPages::unasked);
      case "daemon run" ->
          Simple.needsNothing(
              Spec.town(path, "", "Be the server, in the foreground")
                  .group(Group.SERVICES)
                  .hiddenCommand(),
              _ -> Reply.raw(""));
      default -> null;
    };
  }

  private static Reply unasked(Call call) {
    return Reply.raw("no server was asked\n");
  }

  private static Command page(String path, String summary) {
    return Simple.needsNothing(
        Spec.town(path, "", summary).group(Group.SERVICES), DaemonPages::unasked);
  }
}
