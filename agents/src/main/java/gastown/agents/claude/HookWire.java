package gastown.agents.claude;

import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.town.signals.Deed;
import gastown.town.signals.Reaction;
import gastown.town.signals.Signal;
import java.nio.file.Path;
import java.util.Set;

/// What the program hands to a hook on standard input, and takes from it on standard output.
final class HookWire {
  private static final Deed UNCLEAR = new Deed.Other("");
  private static final Set<String> WRITERS = Set.of("Write", "Edit", "MultiEdit", "NotebookEdit");

  private HookWire() {}

  /// An object without members when it is none.
  static Json.Obj read(String input) {
    try {
      return JsonReader.read(input) instanceof Json.Obj told ? told : Json.empty();
    } catch (JsonReader.Malformed e) {
      return Json.empty();
    }
  }

  static String text(Json.Obj told, String key) {
    var text = told.text(key);
    return text == null ? "" : text;
  }

  static Signal signal(String event, Json.Obj told) {
    return switch (event) {
      case "session-start" ->
          new Signal.Began(
              text(told, "source").equals("compact")
                  ? Signal.Began.SHORTENED
                  : text(told, "source"));
      case "prompt" -> new Signal.Prompted(text(told, "prompt"));
      case "guard" -> new Signal.Acts(deed(told));
      case "tool-used" -> new Signal.Acted();
      case "turn-over" ->
          new Signal.Stops(told.get("stop_hook_active") instanceof Json.Bool(var is) && is);
      case "turn-failed" ->
          new Signal.Fails(
              Failures.read(text(told, "error"), text(told, "last_assistant_message")));
      case "waiting" -> new Signal.Waits("leave to use " + text(told, "tool_name"));
      case "notice" ->
          text(told, "notification_type").equals("idle_prompt")
              ? new Signal.Other()
              : new Signal.Waits(text(told, "message"));
      case "compacting" -> new Signal.Shortens();
      case "session-end" -> new Signal.Ends(text(told, "reason"));
      default -> new Signal.Other();
    };
  }

  /// [#UNCLEAR] where it is not said what is done, or where.
  private static Deed deed(Json.Obj told) {
    var input = told.get("tool_input") instanceof Json.Obj object ? object : Json.empty();
    var folder = text(told, "cwd");
    var name = text(told, "tool_name");
    if (name.equals("Bash")) {
      var line = text(input, "command");
      return line.isEmpty() || !folder.startsWith("/")
          ? UNCLEAR
          : new Deed.Runs(line, Path.of(folder));
    }
    var file = text(input, name.equals("NotebookEdit") ? "notebook_path" : "file_path");
    if (file.isEmpty()) {
      return WRITERS.contains(name) ? UNCLEAR : new Deed.Other(name);
    }
    return file.startsWith("/") || folder.startsWith("/")
        ? new Deed.Writes(Path.of(folder).resolve(file).normalize())
        : UNCLEAR;
  }

  /// Plain words where the program takes them as context, its own JSON where it does not.
  static String reply(String event, Reaction reaction) {
    return switch (reaction) {
      case Reaction.Nothing() -> "";
      case Reaction.Context(var words) ->
          event.equals("tool-used") ? context("PostToolUse", words) : words;
      case Reaction.GoOn(var words) ->
          Json.object().put("decision", "block").put("reason", words).build().compact() + "\n";
      case Reaction.Deny(var why) ->
          Json.object()
                  .put(
                      "hookSpecificOutput",
                      Json.object()
                          .put("hookEventName", "PreToolUse")
                          .put("permissionDecision", "deny")
                          .put("permissionDecisionReason", why)
                          .build())
                  .build()
                  .compact()
              + "\n";
    };
  }

  private static String context(String event, String words) {
    var told = Json.object().put("hookEventName", event).put("additionalContext", words).build();
    return Json.object().put("hookSpecificOutput", told).build().compact() + "\n";
  }
}
