package gastown.agents.claude;

import gastown.beads.json.Json;
import gastown.beads.ports.Disk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The conversations of a session, in the order they began, kept in its place: one, or more when it
/// was cleared on the way. `skip` is how long the transcript was when the session came to it.
record Conversations(Disk disk, Path place) {
  record One(String id, Path transcript, long skip) {}

  private Path file() {
    return place.resolve("conversations.jsonl");
  }

  List<One> all() {
    var all = new ArrayList<One>();
    for (var line : disk.read(file()).orElse("").lines().toList()) {
      var one = one(line);
      if (one != null) {
        all.add(one);
      }
    }
    return all;
  }

  private static @Nullable One one(String line) {
    try {
      var told = HookWire.read(line);
      var id = told.text("id");
      var transcript = told.text("transcript");
      if (id != null && transcript != null && told.get("skip") instanceof Json.Num(var skip)) {
        return new One(id, Path.of(transcript), Long.parseLong(skip));
      }
    } catch (NumberFormatException e) {
      // a line of somebody else's
    }
    return null;
  }

  /// Every hook names them; the first time counts.
  void note(String id, String transcript) {
    if (id.isEmpty() || !transcript.startsWith("/")) {
      return;
    }
    var known = all();
    if (known.stream().anyMatch(one -> one.id().equals(id))) {
      return;
    }
    var path = Path.of(transcript);
    long skip = disk.exists(path) ? disk.size(path) : 0;
    disk.append(
        file(),
        Json.object()
                .put("id", id)
                .put("transcript", transcript)
                .put("skip", skip)
                .build()
                .compact()
            + "\n");
  }

  /// The one to go on with, or null: one that never said anything cannot be resumed.
  @Nullable One last() {
    var known = all();
    var last = known.isEmpty() ? null : known.getLast();
    return last != null && disk.exists(last.transcript()) ? last : null;
  }
}
