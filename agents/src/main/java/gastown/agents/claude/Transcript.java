package gastown.agents.claude;

import gastown.beads.json.Json;
import gastown.beads.ports.Disk;
import gastown.town.ports.Runtimes.Usage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a session spent, from the program's own records. A reply takes several lines when it has
/// several parts; each is counted once, by its id, as its last line says.
record Transcript(Disk disk) {

  Usage usage(Conversations conversations) {
    var all = conversations.all();
    if (all.isEmpty()) {
      return Usage.UNKNOWN;
    }
    var replies = new HashMap<String, Usage>();
    for (var one : all) {
      read(one, replies);
    }
    long input = 0;
    long output = 0;
    long microUsd = 0;
    for (var reply : replies.values()) {
      input += reply.inputTokens();
      output += reply.outputTokens();
      microUsd += reply.microUsd();
    }
    return new Usage(true, input, output, microUsd, replies.size());
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
    if (id != null) {
      replies.put(id, usage(String.valueOf(message.text("model")), usage));
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
    return new Usage(
        true,
        fresh + read + written,
        output,
        price.microUsd(new Prices.Tokens(fresh, read, written - hour, hour, output)),
        1);
  }

  private static long number(@Nullable Json value) {
    return value instanceof Json.Num(var digits)
            && digits.length() < 16
            && digits.chars().allMatch(Character::isDigit)
        ? Long.parseLong(digits)
        : 0;
  }
}
