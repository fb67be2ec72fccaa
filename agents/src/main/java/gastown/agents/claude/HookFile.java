package gastown.agents.claude;

import gastown.beads.json.Json;
import gastown.beads.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The settings the program is started with besides the person's own, which it merges by itself: it
/// calls us at each turn of its work, and does not ask about the mode we start it in.
final class HookFile {
  /// The event, which tools it is about, the word it is told by, and how long it may take.
  private record Hook(String event, String matcher, String word, int seconds) {
    String call() {
      return word.equals(GUARD) ? GUARDED : "gt signal " + word;
    }
  }

  private static final String GUARD = "guard";

  /// A guard that is late, or cannot be asked, has said no. The native client keeps that time by
  /// itself.
  private static final String GUARDED =
      "T=$(command -v timeout) && T=\"$T 8\"; $T gt tap guard; c=$?; [ $c = 0 ] && exit 0;"
          + " [ $c = 2 ] || echo 'gt tap guard could not decide; try again in a moment' >&2;"
          + " exit 2";

  private static final List<Hook> HOOKS =
      List.of(
          new Hook("SessionStart", "", "session-start", 30),
          new Hook("UserPromptSubmit", "", "prompt", 15),
          new Hook("PreToolUse", "Bash|Edit|MultiEdit|Write|NotebookEdit", GUARD, 10),
          new Hook("PostToolUse", "", "tool-used", 10),
          new Hook("Stop", "", "turn-over", 15),
          new Hook("StopFailure", "", "turn-failed", 10),
          new Hook("PermissionRequest", "", "waiting", 10),
          new Hook("Notification", "", "notice", 10),
          new Hook("PreCompact", "", "compacting", 10),
          new Hook("SessionEnd", "", "session-end", 5));

  private HookFile() {}

  static Map<String, String> calls() {
    var calls = new LinkedHashMap<String, String>();
    HOOKS.forEach(hook -> calls.put(hook.event(), hook.call()));
    return calls;
  }

  static String text() {
    var events = Json.object();
    for (var hook : HOOKS) {
      var call =
          Json.object()
              .put("type", "command")
              .put("command", hook.call())
              .put("timeout", hook.seconds())
              .build();
      var entry =
          Json.object()
              .putText("matcher", hook.matcher())
              .put("hooks", new Json.Arr(List.of(call)))
              .build();
      events.put(hook.event(), new Json.Arr(List.of(entry)));
    }
    return JsonWriter.indented(
            Json.object()
                .put("skipDangerousModePermissionPrompt", true)
                .put("hooks", events.build())
                .build())
        + "\n";
  }
}
