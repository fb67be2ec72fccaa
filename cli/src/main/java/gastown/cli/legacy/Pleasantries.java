package gastown.cli.legacy;

import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.agents.SessionText;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;

/// Three small commands that others still call.
final class Pleasantries {
  private Pleasantries() {}

  static Command thanks() {
    return Simple.needsNothing(
        Spec.of("thanks", "", "Say thanks").group(Group.OTHER).hiddenCommand(),
        _ ->
            Reply.raw(
                "Thanks to all who made trackers of this kind, and to all who file good"
                    + " issues.\n"));
  }

  static Command initSafety() {
    return Simple.needsNothing(
        Spec.of("init-safety", "", "Say what bd init does over data")
            .group(Group.OTHER)
            .hiddenCommand(),
        _ ->
            Reply.raw(
                """
                bd init never destroys anything. Over a database that is there it refuses with exit code 11.
                With --reinit-local (or --force) the old database is moved aside and its new name printed.
                Issues shared over git are taken in from issues.jsonl by whatever command comes next.
                """));
  }

  /// What Codex runs at the start of a session: it hands in JSON and reads JSON.
  static Command codexHook() {
    return Simple.needsNothing(
        Spec.of("codex-hook", "[event] [words...]", "Answer a hook of the Codex CLI")
            .group(Group.AGENTS)
            .hiddenCommand(),
        Pleasantries::answer);
  }

  private static Reply answer(Call call) {
    var event = call.args().positional(0);
    return Reply.raw(SessionText.hook(call, event == null ? "SessionStart" : event));
  }
}
