package gastown.cli.agents;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.jsonl.Export;
import gastown.beads.store.Rows;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What agents are to know in every session: short texts under keys, shown by `bd prime`.
final class Memories {
  private static final int LONGEST_KEY = 60;
  private static final int KEY_WORDS = 8;

  private Memories() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "remember" ->
          Simple.writes(
              spec(path, "<insight...>", "Remember something for every later session")
                  .example("bd remember \"the integration tests need Docker\" --key test-docker")
                  .text("--key", "its name; made from its first words unless given")
                  .noOpText("--type"),
              Memories::remember);
      case "memories" ->
          Simple.reads(
              spec(path, "[search]", "Show what is remembered")
                  .example("bd memories docker")
                  .noOpText("--type"),
              Memories::list);
      case "recall" ->
          Simple.reads(spec(path, "<key>", "Show one remembered text"), Memories::recall);
      case "forget" -> Simple.writes(spec(path, "<key>", "Forget something"), Memories::forget);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.of(path, usage, summary).group(Group.AGENTS);
  }

  /// All that is remembered, by key.
  static SortedMap<String, String> all(Rows rows) {
    var all = new TreeMap<String, String>();
    rows.settings(Export.MEMORY)
        .forEach((key, value) -> all.put(key.substring(Export.MEMORY.length()), value));
    return all;
  }

  private static Reply remember(Call call) {
    var text = String.join(" ", call.args().positionals()).strip();
    if (text.isEmpty()) {
      throw Problem.of("empty-memory", "there is nothing to remember", "bd remember \"text\"")
          .refusal();
    }
    var key = call.args().isSet("--key") ? slug(call.args().text("--key", "")) : ofWords(text);
    var before = call.draft().set(Export.MEMORY + key, text);
    call.draft().name("remember", key);
    var action = before == null ? "remembered" : "updated";
    return Reply.done(
        page -> page.line((before == null ? "Remembered [" : "Updated [") + key + "]: " + text),
        () -> Json.object().put("key", key).put("value", text).put("action", action).build());
  }

  private static String ofWords(String text) {
    var words = text.split("\\s+", KEY_WORDS + 1);
    var first =
        String.join(" ", java.util.List.of(words).subList(0, Math.min(KEY_WORDS, words.length)));
    return slug(first);
  }

  /// Lower case letters and digits with dashes between, at most 60 characters.
  static String slug(String text) {
    var slug = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_.]+", "-");
    slug = slug.substring(0, Math.min(LONGEST_KEY, slug.length())).replaceAll("^-+|-+$", "");
    if (slug.isEmpty()) {
      throw Problem.of(
              "bad-key",
              "no key can be made from \"" + text + "\"",
              "bd remember \"text\" --key name")
          .refusal();
    }
    return slug;
  }

  private static Reply list(Call call) {
    var search = call.args().positional(0);
    var wanted = search == null ? "" : search.toLowerCase(Locale.ROOT);
    var found = all(call.rows());
    found
        .entrySet()
        .removeIf(memory ->
            !(memory.getKey() + "\n" + memory.getValue())
                .toLowerCase(Locale.ROOT)
                .contains(wanted));
    return Reply.of(
        page -> {
          if (found.isEmpty()) {
            page.line(
                search == null
                    ? "No memories stored. Use bd remember \"text\" to add one."
                    : "No memories matching \"" + search + "\"");
            return;
          }
          page.line("Memories (" + found.size() + "):").blank();
          found.forEach((key, text) ->
              page.line("  " + key).line("    " + text.replace("\n", "\n    ")).blank());
        },
        () -> {
          var json = Json.object();
          found.forEach(json::put);
          return json.build();
        });
  }

  /// The key that is meant: as it is kept, or as it was typed when it was given.
  private static String key(Call call) {
    var typed = call.args().positionals().getFirst();
    boolean isKept = call.rows().setting(Export.MEMORY + typed) != null || typed.isBlank();
    return isKept ? typed : slug(typed);
  }

  private static Reply recall(Call call) {
    var key = key(call);
    var text = call.rows().setting(Export.MEMORY + key);
    if (text == null) {
      return missing(key, Json.object().put("key", key).put("value", "").put("found", false));
    }
    return Reply.of(
        page -> page.line(text),
        () -> Json.object().put("key", key).put("value", text).put("found", true).build());
  }

  private static Reply forget(Call call) {
    var key = key(call);
    var text = call.draft().set(Export.MEMORY + key, null);
    if (text == null) {
      return missing(
          key, Json.object().put("key", key).put("deleted", "false").put("found", false));
    }
    call.draft().name("forget", key);
    return Reply.done(
        page -> page.line("Forgot [" + key + "]: " + text),
        () -> Json.object().put("key", key).put("deleted", "true").build());
  }

  /// Text goes to standard error, the object to standard output; either way it has failed.
  private static Reply missing(String key, Json.Builder json) {
    return Reply.of(_ -> {}, json::build)
        .withRemark("Error: no memory with key \"" + key + "\"\nHint: bd memories")
        .withExit(1);
  }
}
