package gastown.app.installed;

import gastown.beads.Field;
import gastown.beads.Rfc3339;
import gastown.beads.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Issues as JSON lines, with all kinds of fields, relations and text in them.
final class RandomLines {
  private static final List<String> PIECES =
      List.of(
          "a",
          " ",
          "\u00e9",
          "\ud83d\ude00",
          "\"",
          "\\",
          "\n",
          "\t",
          "\u0001",
          "\u009b",
          "<&>",
          "\u2028",
          "{}");

  private final Random random;

  RandomLines(Random random) {
    this.random = random;
  }

  String text(int count) {
    var out = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      out.append(line(i, count)).append('\n');
    }
    return out.toString();
  }

  private String line(int number, int count) {
    var id = "lo-r" + number;
    var json = Json.object().put("id", id).put("title", "T" + words());
    var closed = random.nextInt(4) == 0;
    json.put("status", closed ? "closed" : random.nextBoolean() ? "open" : "in_progress");
    json.put("priority", Json.of(random.nextInt(5)));
    json.put("created_at", time()).put("updated_at", time());
    if (closed) {
      json.put("closed_at", time());
    }
    for (var field : List.of(Field.DESCRIPTION, Field.NOTES, Field.ASSIGNEE, Field.ACCEPTANCE)) {
      if (random.nextBoolean()) {
        json.put(field.key(), "x" + words());
      }
    }
    json.put("labels", Json.texts(List.of("l" + random.nextInt(3), "\u00e9" + random.nextInt(3))));
    json.put(
        "unheard_of", Json.object().put("n", Json.of(random.nextLong())).put("t", words()).build());
    json.put("dependencies", new Json.Arr(dependencies(id, number, count)));
    json.put("comments", new Json.Arr(comments(id)));
    return json.build().compact();
  }

  /// Only to lower numbers, so that there is no circle.
  private List<Json> dependencies(String id, int number, int count) {
    var all = new ArrayList<Json>();
    var types = List.of("blocks", "related", "discovered-from", "waits-for", "my-own");
    for (int to = 1; to < number; to++) {
      if (random.nextInt(count) < 3) {
        all.add(
            Json.object()
                .put("issue_id", id)
                .put("depends_on_id", "lo-r" + to)
                .put("type", types.get(random.nextInt(types.size())))
                .put("created_at", time())
                .put("created_by", "p" + words().strip())
                .build());
      }
    }
    return all;
  }

  private List<Json> comments(String id) {
    var all = new ArrayList<Json>();
    for (int i = random.nextInt(3); i > 0; i--) {
      all.add(
          Json.object()
              .put("id", "c" + random.nextLong())
              .put("issue_id", id)
              .put("author", "ana")
              .put("text", "c" + words())
              .put("created_at", time())
              .build());
    }
    return all;
  }

  private String words() {
    var out = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      out.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return out + "z";
  }

  private String time() {
    return Rfc3339.format(
        Instant.ofEpochSecond(
            1_700_000_000L + random.nextInt(50_000_000), random.nextInt(1_000) * 1_000_000L));
  }
}
