package gastown.cli.cards;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.store.Readiness;
import gastown.beads.store.Rows;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// By which edges the issues of a list wait for each other now. An edge whose condition is met
/// stays, but nobody waits any more.
public record Waits(Rows rows, Map<String, Bead> ends) {

  /// Gathers what there is to know in one read, however many cards there are.
  public static Waits of(Rows rows, List<Card> cards) {
    var ids = new HashSet<String>();
    for (var card : cards) {
      card.edges().forEach(edge -> note(edge, ids));
      card.blocks().forEach(edge -> note(edge, ids));
    }
    return new Waits(rows, rows.beads(ids));
  }

  private static void note(Dependency edge, Set<String> ids) {
    if (isOfWaiting(edge)) {
      ids.add(edge.from());
      ids.add(edge.to());
    }
  }

  private static boolean isOfWaiting(Dependency edge) {
    return DependencyType.AFFECTING_READINESS.contains(edge.type())
        && !edge.type().equals(DependencyType.PARENT_CHILD);
  }

  boolean holds(Dependency edge) {
    var from = ends.get(edge.from());
    return isOfWaiting(edge)
        && from != null
        && !from.isSettled()
        && Readiness.blocks(rows, edge, ends);
  }
}
