package gastown.cli.legacy;

import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.agents.SessionText;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;

/// Two small commands that others still call.
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
