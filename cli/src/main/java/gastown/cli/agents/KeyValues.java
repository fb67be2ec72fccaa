package gastown.cli.agents;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Values under keys, for scripts and agents. They live beside the settings and are none.
final class KeyValues {
  private static final String AT = "kv.";
  private static final String MEMORY = "memory.";

  private KeyValues() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "kv list" -> Simple.reads(spec(path, "", "List stored values"), KeyValues::list);
      case "kv set" ->
          Simple.writes(
              spec(path, "<key> <value>", "Store a value").example("bd kv set last-release v1.4"),
              KeyValues::set);
      case "kv get" -> Simple.reads(spec(path, "<key>", "Show a stored value"), KeyValues::get);
      case "kv clear" ->
          Simple.writes(spec(path, "<key>", "Remove a stored value"), KeyValues::clear);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.of(path, usage, summary).group(Group.AGENTS);
  }

  private static String key(Call call) {
    var key = call.args().positionals().getFirst();
    if (key.isBlank() || key.startsWith(MEMORY)) {
      throw Problem.of(
              "bad-key",
              "invalid key \"" + key + "\": not empty, and not beginning with " + MEMORY,
              "bd kv set <key> <value>",
              "bd remember \"text\"")
          .refusal();
    }
    return key;
  }

  private static Reply set(Call call) {
    var key = key(call);
    var value = call.args().positionals().get(1);
    call.draft().set(AT + key, value);
    call.draft().name("kv set", key);
    return Reply.done(
        page -> page.line("Set " + key + " = " + value),
        () -> Json.object().put("key", key).put("value", value).build());
  }

  private static Reply get(Call call) {
    var key = key(call);
    var value = call.rows().setting(AT + key);
    if (value == null) {
      return missing(key, Json.object().put("key", key).put("value", "").put("found", false));
    }
    return Reply.of(
        page -> page.line(value),
        () -> Json.object().put("key", key).put("value", value).put("found", true).build());
  }

  private static Reply clear(Call call) {
    var key = key(call);
    if (call.draft().set(AT + key, null) == null) {
      return missing(key, Json.object().put("key", key).put("deleted", "false"));
    }
    call.draft().name("kv clear", key);
    return Reply.done(
        page -> page.line("Cleared " + key),
        () -> Json.object().put("key", key).put("deleted", "true").build());
  }

  private static Reply list(Call call) {
    var all = new TreeMap<String, String>();
    call.rows()
        .settings(AT)
        .forEach((key, value) -> {
          if (!key.startsWith(AT + MEMORY)) {
            all.put(key.substring(AT.length()), value);
          }
        });
    return Reply.of(
        page -> {
          if (all.isEmpty()) {
            page.line("No key-value pairs set");
          }
          all.forEach((key, value) -> page.line("  " + key + " = " + value));
        },
        () -> {
          var json = Json.object();
          all.forEach(json::put);
          return json.build();
        });
  }

  private static Reply missing(String key, Json.Builder json) {
    return Reply.of(_ -> {}, json::build)
        .withRemark("Error: " + key + " (not set)\nHint: bd kv list")
        .withExit(1);
  }
}
