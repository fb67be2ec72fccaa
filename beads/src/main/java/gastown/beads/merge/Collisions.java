package gastown.beads.merge;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Dependency;
import gastown.beads.Field;
import gastown.beads.FullBead;
import gastown.beads.Rfc3339;
import gastown.beads.store.Digest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Two clones may give one id to two different new beads. The one created first keeps it; the other
/// takes a new id that both clones would choose alike, and its side's references to it follow.
final class Collisions {
  private static final int LONGEST_HASH = 24;

  private final Map<String, FullBead> base;
  private final Map<String, FullBead> left;
  private final Map<String, FullBead> right;
  private final Map<String, String> leftNames = new LinkedHashMap<>();
  private final Map<String, String> rightNames = new LinkedHashMap<>();
  private final List<Conflict> conflicts = new ArrayList<>();

  Collisions(Map<String, FullBead> base, Map<String, FullBead> left, Map<String, FullBead> right) {
    this.base = base;
    this.left = left;
    this.right = right;
    for (var id : left.keySet()) {
      var mine = left.get(id);
      var other = right.get(id);
      if (mine != null && other != null && !base.containsKey(id) && isAnother(mine, other)) {
        settle(mine.bead(), other.bead());
      }
    }
  }

  /// Beads of a chosen id and the same title are taken for the same bead, made twice.
  private static boolean isAnother(FullBead mine, FullBead other) {
    var a = mine.bead();
    var b = other.bead();
    return !a.isTombstone()
        && !b.isTombstone()
        && !a.title().equals(b.title())
        && !(a.createdAt().equals(b.createdAt())
            && a.text(Field.CREATED_BY).equals(b.text(Field.CREATED_BY)));
  }

  private void settle(Bead mine, Bead other) {
    boolean isMineFirst = mark(mine).compareTo(mark(other)) <= 0;
    var later = isMineFirst ? other : mine;
    var names = isMineFirst ? rightNames : leftNames;
    var name = free(later);
    conflicts.add(
        new Conflict(
            later.id(), Conflict.SAME_ID, isMineFirst ? mine.title() : other.title(), name));
    names.put(later.id(), name);
    for (var id : (isMineFirst ? right : left).keySet()) {
      if (BeadId.isBelow(id, later.id()) && !base.containsKey(id)) {
        names.putIfAbsent(id, name + id.substring(later.id().length()));
      }
    }
  }

  private static String mark(Bead bead) {
    return Rfc3339.format(bead.createdAt())
        + "\n"
        + bead.text(Field.CREATED_BY)
        + "\n"
        + bead.title();
  }

  private String free(Bead bead) {
    var parent = BeadId.parent(bead.id());
    if (parent != null && BeadId.childNumber(parent, bead.id()) >= 0) {
      long number = 1;
      for (var id : allIds()) {
        number = Math.max(number, BeadId.childNumber(parent, id) + 1);
      }
      return parent + "." + number;
    }
    var stem = bead.id().substring(0, bead.id().lastIndexOf('-') + 1);
    var digits = new BigInteger(1, Digest.bytes(mark(bead))).toString(36);
    for (int length = bead.id().length() - stem.length() + 1; length < LONGEST_HASH; length++) {
      var id = stem + digits.substring(0, length);
      if (!isTaken(id)) {
        return id;
      }
    }
    return stem + digits;
  }

  private List<String> allIds() {
    var ids = new ArrayList<>(left.keySet());
    ids.addAll(right.keySet());
    ids.addAll(base.keySet());
    ids.addAll(leftNames.values());
    ids.addAll(rightNames.values());
    return ids;
  }

  private boolean isTaken(String id) {
    return left.containsKey(id)
        || right.containsKey(id)
        || base.containsKey(id)
        || leftNames.containsValue(id)
        || rightNames.containsValue(id);
  }

  List<Conflict> conflicts() {
    return conflicts;
  }

  Map<String, String> renamed() {
    var all = new LinkedHashMap<>(leftNames);
    all.putAll(rightNames);
    return all;
  }

  Map<String, FullBead> settledLeft() {
    return renamed(left, leftNames);
  }

  Map<String, FullBead> settledRight() {
    return renamed(right, rightNames);
  }

  /// The beads of a side under their new names, as are the dependencies on them.
  static Map<String, FullBead> renamed(Map<String, FullBead> side, Map<String, String> names) {
    if (names.isEmpty()) {
      return side;
    }
    var result = new HashMap<String, FullBead>();
    for (var full : side.values()) {
      var moved = renamed(full, names);
      result.put(moved.id(), moved);
    }
    return result;
  }

  private static FullBead renamed(FullBead full, Map<String, String> names) {
    var id = names.getOrDefault(full.id(), full.id());
    var edges = new ArrayList<Dependency>();
    for (var edge : full.dependencies()) {
      edges.add(edge.between(id, names.getOrDefault(edge.to(), edge.to())));
    }
    edges.sort((a, b) -> SetMerge.ORDER.compare(a.to(), b.to()));
    var comments = full.comments().stream().map(comment -> comment.of(id)).toList();
    return new FullBead(full.bead().with(Field.ID, id), full.labels(), edges, comments);
  }
}
