package gastown.beads.jsonl;

import gastown.beads.Bead;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.Field;
import gastown.beads.FieldValue;
import gastown.beads.FullBead;
import gastown.beads.json.Json;
import gastown.beads.merge.SetMerge;
import gastown.beads.store.Change;
import gastown.beads.store.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How beads looked when the journal stood at an earlier entry: the common ancestor of what was
/// changed here since and what was changed in the file meanwhile. Beads nobody changed since are
/// not held.
final class Earlier {
  private static final int PAGE = 1_000;

  private final Map<String, List<Change>> changes = new HashMap<>();

  private Earlier() {}

  /// @param seq where the journal stood
  static Earlier at(long seq, Rows rows) {
    var earlier = new Earlier();
    long last = Math.max(seq, rows.snapshot().seq());
    while (true) {
      var entries = rows.entriesAfter(last, PAGE);
      if (entries.isEmpty()) {
        return earlier;
      }
      for (var entry : entries) {
        entry.changes().forEach(earlier::note);
        last = entry.seq();
      }
    }
  }

  private void note(Change change) {
    var bead =
        switch (change.table()) {
          case BEAD -> change.key();
          case DEPENDENCY, LABEL -> change.key().split("\n", 2)[0];
          case COMMENT -> owner(change);
          case SETTING, DOCUMENT -> "";
        };
    changes.computeIfAbsent(bead, _ -> new ArrayList<>()).add(change);
  }

  private static String owner(Change change) {
    var row = change.after() instanceof Json.Obj after ? after : change.before();
    var id = row instanceof Json.Obj object ? object.text("issue_id") : null;
    return id == null ? "" : id;
  }

  boolean isTouched(String id) {
    return changes.containsKey(id);
  }

  /// The bead as it was, given how it is; null when it did not exist.
  @Nullable FullBead version(String id, @Nullable FullBead now) {
    var bead = now == null ? Bead.of(id) : now.bead();
    boolean exists = now != null;
    var labels = new TreeSet<>(now == null ? List.<String>of() : now.labels());
    var edges = new TreeMap<String, Dependency>(SetMerge.ORDER);
    var comments = new TreeMap<String, Comment>();
    if (now != null) {
      now.dependencies().forEach(edge -> edges.put(edge.to(), edge));
      now.comments().forEach(comment -> comments.put(comment.id(), comment));
    }
    for (var change : changes.getOrDefault(id, List.<Change>of()).reversed()) {
      var before = change.before() instanceof Json.Obj object ? object : null;
      var part = change.key().substring(change.key().indexOf('\n') + 1);
      switch (change.table()) {
        case BEAD -> {
          exists = before != null;
          bead = before == null ? Bead.of(id) : patched(bead, before);
        }
        case LABEL -> {
          if (change.isCreation()) {
            labels.remove(part);
          } else {
            labels.add(part);
          }
        }
        case DEPENDENCY -> put(edges, part, before == null ? null : edge(id, part, before));
        case COMMENT -> put(comments, part, before == null ? null : comment(id, part, before));
        case SETTING, DOCUMENT -> {}
      }
    }
    return exists
        ? new FullBead(bead, List.copyOf(labels), List.copyOf(edges.values()), inOrder(comments))
        : null;
  }

  private static Bead patched(Bead bead, Json.Obj patch) {
    var result = bead;
    for (var member : patch.members().entrySet()) {
      var field = member.getKey().isEmpty() ? Field.UNKNOWN : Field.ofKey(member.getKey());
      if (field != null) {
        result = result.with(field, FieldValue.of(field, member.getValue()));
      }
    }
    return result;
  }

  private static <V> void put(Map<String, V> map, String key, @Nullable V value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }

  private static Dependency edge(String from, String to, Json.Obj row) {
    return BeadReading.dependency(from, row.with("depends_on_id", Json.of(to)));
  }

  private static Comment comment(String bead, String id, Json.Obj row) {
    return BeadReading.comment(bead, row.with("id", Json.of(id)));
  }

  private static List<Comment> inOrder(Map<String, Comment> comments) {
    return comments.values().stream().sorted(BeadReading.BY_TIME).toList();
  }
}
