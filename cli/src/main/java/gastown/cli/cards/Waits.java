package gastown.cli.cards;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.store.Readiness;
import gastown.beads.store.Rows;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// By which edges the issues of a list wait for each other now. An edge whose condition is met
/// stays, but nobody waits any more.
public record Waits(Rows rows, Map<String, Bead> ends) {

  /// Gathers what there is to know in one read, however many cards there are.
  public static Waits of(Rows rows, List<Card> cards) {
    var ids = new HashSet<String>();
    for (var card : cards) {
      for (var edge : card.edges()) {
        ids.add(edge.from());
        ids.add(edge.to());
      }
      for (var edge : card.blocks()) {
        ids.add(edge.from());
        ids.add(edge.to());
      }
    }
    return new Waits(rows, rows.beads(ids));
  }

  boolean holds(Dependency edge) {
    var from = ends.get(edge.from());
    return DependencyType.AFFECTING_READINESS.contains(edge.type())
        && !edge.type().equals(DependencyType.PARENT_CHILD)
        && from != null
        && !from.isSettled()
        && Readiness.blocks(rows, edge, ends);
  }
}
