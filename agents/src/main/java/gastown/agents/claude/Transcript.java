package gastown.agents.claude;

import gastown.beads.json.Json;
import gastown.beads.ports.Disk;
import gastown.town.ports.Runtimes.Usage;
import gastown.town.talk.Nudge;
import gastown.town.work.Spent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a session spent, from the program's own records. A reply takes several lines when it has
/// several parts; each is counted once, by its id, as its last line says.
record Transcript(Disk disk) {
  /// How far back the latest reply is looked for: what tools answered lies in between.
  private static final int TAIL = 1 << 18;

  /// The program's own words in a reply's place, when no model answered.
  private static final String NO_MODEL = "<synthetic>";

  Usage usage(Conversations conversations) {
    var all = conversations.all();
    if (all.isEmpty()) {
      return Usage.UNKNOWN;
    }
    var replies = new HashMap<String, Usage>();
    for (var one : all) {
      read(one, replies);
    }
    return replies.values().stream().reduce(Usage.NONE, Usage::plus);
  }

  /// How full a conversation is, in hundredths, by its latest reply; below zero when there is none
  /// near its end, or it was made shorter since.
  int fullness(Path transcript, Map<String, String> environment) {
    for (var line : disk.tail(transcript, TAIL).lines().toList().reversed()) {
      if (line.contains("\"compact_boundary\"")) {
        return -1;
      }
      var message = line.contains("\"usage\"") ? reply(line) : null;
      if (message != null && message.get("usage") instanceof Json.Obj usage) {
        long tokens = taken(usage);
        long window = Window.of(String.valueOf(message.text("model")), tokens, environment);
        return (int) Math.min(100, tokens * 100 / window);
      }
    }
    return -1;
  }

  /// The message of the program's own model a line holds, or null. What it has others do in
  /// conversations of their own stands beside.
  private static Json.@Nullable Obj reply(String line) {
    // the last line may be half written, and is no object then
    var entry = HookWire.read(line);
    boolean isBeside = entry.get("isSidechain") instanceof Json.Bool(var is) && is;
    return "assistant".equals(entry.text("type"))
            && !isBeside
            && entry.get("message") instanceof Json.Obj message
            && !NO_MODEL.equals(message.text("model"))
        ? message
        : null;
  }

  private static long taken(Json.Obj usage) {
    return number(usage.get("input_tokens"))
        + number(usage.get("cache_read_input_tokens"))
        + number(usage.get("cache_creation_input_tokens"));
  }

  /// Whether the model was told these words. A line about the program's own queue does not say so:
  /// what stands there may still be taken back.
  boolean says(Conversations.One one, Nudge words) {
    var found = new boolean[1];
    var mark = words.words().from();
    disk.lines(
        one.transcript(),
        line -> {
          if (!found[0] && line.contains(mark)) {
            found[0] = isTold(HookWire.read(line), words);
          }
        });
    return found[0];
  }

  private static boolean isTold(Json.Obj entry, Nudge words) {
    var type = String.valueOf(entry.text("type"));
    return (type.equals("user") || type.equals("attachment")) && holds(entry, words);
  }

  private static boolean holds(Json value, Nudge words) {
    return switch (value) {
      case Json.Str(var text) -> words.isIn(text);
      case Json.Arr(var items) -> items.stream().anyMatch(item -> holds(item, words));
      case Json.Obj object ->
          object.members().values().stream().anyMatch(member -> holds(member, words));
      case Json.Num _, Json.Bool _, Json.Null _ -> false;
    };
  }

  private void read(Conversations.One one, Map<String, Usage> replies) {
    if (!disk.exists(one.transcript())) {
      return;
    }
    var seen = new long[1];
    disk.lines(
        one.transcript(),
        line -> {
          long at = seen[0];
          seen[0] += line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 1L;
          if (at >= one.skip() && line.contains("\"usage\"")) {
            count(line, replies);
          }
        });
  }

  private static void count(String line, Map<String, Usage> replies) {
    // the last line may be half written, and is no object then
    var entry = HookWire.read(line);
    if (!"assistant".equals(entry.text("type"))
        || !(entry.get("message") instanceof Json.Obj message)
        || !(message.get("usage") instanceof Json.Obj usage)) {
      return;
    }
    var id = message.text("id");
    var model = message.text("model");
    if (id != null && !NO_MODEL.equals(model)) {
      replies.put(id, usage(String.valueOf(model), usage));
    }
  }

  private static Usage usage(String model, Json.Obj usage) {
    long fresh = number(usage.get("input_tokens"));
    long read = number(usage.get("cache_read_input_tokens"));
    long written = number(usage.get("cache_creation_input_tokens"));
    long output = number(usage.get("output_tokens"));
    long hour =
        usage.get("cache_creation") instanceof Json.Obj kinds
            ? number(kinds.get("ephemeral_1h_input_tokens"))
            : 0;
    var price = Prices.of(model);
    var part =
        new Spent.Part(
            fresh + read + written,
            output,
            price.microUsd(new Prices.Tokens(fresh, read, written - hour, hour, output)));
    return Usage.of(model, part, 1);
  }

  private static long number(@Nullable Json value) {
    return value instanceof Json.Num(var digits)
            && digits.length() < 16
            && digits.chars().allMatch(Character::isDigit)
        ? Long.parseLong(digits)
        : 0;
  }
}
