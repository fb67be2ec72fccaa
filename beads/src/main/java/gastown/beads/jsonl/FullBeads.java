package gastown.beads.jsonl;

import gastown.beads.FullBead;
import gastown.beads.store.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads beads together with what belongs to them.
public final class FullBeads {
  /// How many beads are read at once: few enough to hold, many enough to spare round trips.
  static final int CHUNK = 500;

  private FullBeads() {}

  /// The beads of `ids` that exist, in that order, deleted ones included.
  public static List<FullBead> read(Rows rows, Collection<String> ids) {
    var beads = rows.beads(ids);
    var labels = rows.labels(ids);
    var dependencies = rows.dependencies(ids);
    var comments = rows.comments(ids);
    var result = new ArrayList<FullBead>(ids.size());
    for (var id : ids) {
      var bead = beads.get(id);
      if (bead != null) {
        result.add(
            new FullBead(
                bead,
                labels.getOrDefault(id, List.of()),
                dependencies.getOrDefault(id, List.of()),
                comments.getOrDefault(id, List.of())));
      }
    }
    return result;
  }

  /// As [#read], by id, however many there are.
  static Map<String, FullBead> byId(Rows rows, List<String> ids) {
    var result = new HashMap<String, FullBead>();
    for (int from = 0; from < ids.size(); from += CHUNK) {
      for (var full : read(rows, ids.subList(from, Math.min(ids.size(), from + CHUNK)))) {
        result.put(full.id(), full);
      }
    }
    return result;
  }
}
