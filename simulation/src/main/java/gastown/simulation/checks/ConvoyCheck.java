package gastown.simulation.checks;

import gastown.beads.DependencyType;
import gastown.engine.convoy.Convoys;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A convoy closes once, when all its members have.
final class ConvoyCheck implements Check {
  private final Set<String> closed = new HashSet<>();
  private final Map<String, List<String>> members = new HashMap<>();

  @Override
  public void look(Moment now) {
    for (var id : now.overseer().convoys()) {
      var convoy = Objects.requireNonNull(now.reading().rows().bead(id));
      boolean isDone = areMembersClosed(now, id);
      if (convoy.isClosed()) {
        closed.add(id);
        if (!isDone) {
          now.complain("convoys-close-once", id + " is closed and a member is not");
        }
      } else if (closed.contains(id)) {
        now.complain("convoys-close-once", id + " was opened again");
      }
    }
  }

  private boolean areMembersClosed(Moment now, String convoy) {
    return members.computeIfAbsent(convoy, id -> members(now, id)).stream()
        .allMatch(id -> Objects.requireNonNull(now.reading().rows().bead(id)).isClosed());
  }

  static List<String> members(Moment now, String convoy) {
    return now
        .reading()
        .rows()
        .dependencies(List.of(convoy))
        .getOrDefault(convoy, List.of())
        .stream()
        .filter(edge -> edge.type().equals(DependencyType.TRACKS))
        .map(edge -> edge.to())
        .toList();
  }

  @Override
  public void atEnd(Moment now) {
    for (var id : now.overseer().convoys()) {
      var convoy = Objects.requireNonNull(now.reading().rows().bead(id));
      if (areMembersClosed(now, id) && !convoy.isClosed()) {
        now.complain(
            "convoys-close-once",
            "all of " + id + " (a " + Convoys.TYPE + ") is done and it is open");
      }
    }
  }
}
