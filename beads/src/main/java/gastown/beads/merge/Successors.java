package gastown.beads.merge;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.FullBead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Finds the beads that one side gave another id while the other side still knows them by the old
/// one. What the other side changed of them, and what it made depend on them, is then about the
/// bead under its new id. A bead under another id was created by the same hand at the same moment.
final class Successors {
  private final Map<String, FullBead> side;
  private final Map<String, String> names = new HashMap<>();

  private Successors(Map<String, FullBead> side) {
    this.side = side;
  }

  /// New ids by old ones.
  static Map<String, String> of(
      Map<String, FullBead> base, Map<String, FullBead> side, Map<String, FullBead> other) {
    var found = new Successors(side);
    var gone = new ArrayList<String>();
    for (var id : base.keySet()) {
      if (isLive(base, id) && !isLive(side, id) && isLive(other, id)) {
        gone.add(id);
      }
    }
    if (gone.isEmpty()) {
      return Map.of();
    }
    var fresh = new ArrayList<String>();
    for (var id : side.keySet()) {
      if (isLive(side, id) && !base.containsKey(id) && !other.containsKey(id)) {
        fresh.add(id);
      }
    }
    found.match(base, gone, fresh, bead -> origin(bead) + "\n" + bead.title());
    found.match(base, gone, fresh, Successors::origin);
    return found.names;
  }

  private static boolean isLive(Map<String, FullBead> beads, String id) {
    var full = beads.get(id);
    return full != null && !full.bead().isTombstone();
  }

  private static String origin(Bead bead) {
    var created = bead.time(Field.CREATED_AT);
    return created == null ? "" : created + "\n" + bead.text(Field.CREATED_BY);
  }

  /// Where several are alike none of them is taken for another.
  private void match(
      Map<String, FullBead> base,
      List<String> gone,
      List<String> fresh,
      Function<Bead, String> likeness) {
    var before = alone(base, gone, names.keySet(), likeness);
    var after = alone(side, fresh, new HashSet<>(names.values()), likeness);
    before.forEach((what, old) -> {
      var name = after.getOrDefault(what, "");
      if (!name.isEmpty() && !old.isEmpty()) {
        names.put(old, name);
      }
    });
  }

  /// The only bead of each likeness; empty where there are several.
  private static Map<String, String> alone(
      Map<String, FullBead> beads,
      List<String> ids,
      Set<String> taken,
      Function<Bead, String> likeness) {
    var result = new HashMap<String, String>();
    for (var id : ids) {
      var full = beads.get(id);
      if (full != null && !taken.contains(id) && full.bead().time(Field.CREATED_AT) != null) {
        result.merge(likeness.apply(full.bead()), id, (_, _) -> "");
      }
    }
    return result;
  }
}
