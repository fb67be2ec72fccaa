package gastown.beads.merge;

import gastown.beads.BeadId;
import gastown.beads.FullBead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What became of all beads of two sides: the beads in order of their ids, the conflicts in the
/// same order, and beads that had to take another id because the other side had given theirs to
/// something else.
public record SetMerge(
    TreeMap<String, FullBead> beads, List<Conflict> conflicts, Map<String, String> renamed) {
  public static final Comparator<String> ORDER =
      BeadId.NATURAL.thenComparing(Comparator.naturalOrder());

  public static SetMerge of(
      Map<String, FullBead> base, Map<String, FullBead> left, Map<String, FullBead> right) {
    var byLeft = Successors.of(base, left, right);
    var byRight = Successors.of(base, right, left);
    return merged(
        Collisions.renamed(Collisions.renamed(base, byLeft), byRight),
        Collisions.renamed(left, byRight),
        Collisions.renamed(right, byLeft));
  }

  private static SetMerge merged(
      Map<String, FullBead> base, Map<String, FullBead> left, Map<String, FullBead> right) {
    var collisions = new Collisions(base, left, right);
    var mine = collisions.settledLeft();
    var other = collisions.settledRight();
    var ids = new TreeSet<>(ORDER);
    ids.addAll(base.keySet());
    ids.addAll(mine.keySet());
    ids.addAll(other.keySet());
    var beads = new TreeMap<String, FullBead>(ORDER);
    var conflicts = new ArrayList<>(collisions.conflicts());
    for (var id : ids) {
      var merged = BeadMerge.of(base.get(id), mine.get(id), other.get(id));
      conflicts.addAll(merged.conflicts());
      if (merged.bead() != null) {
        beads.put(id, merged.bead());
      }
    }
    for (var edge : new Rings(mine, other).breakIn(beads)) {
      conflicts.add(Conflict.circle(edge));
    }
    conflicts.sort(Comparator.comparing(Conflict::id, ORDER));
    return new SetMerge(beads, List.copyOf(conflicts), collisions.renamed());
  }
}
