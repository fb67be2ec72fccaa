package gastown.beads.jsonl;

import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.FullBead;
import gastown.beads.store.Rows;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds, among edges about to be stored, those that would close a circle of blocking. Every bead
/// is looked at once, however long the chains are.
final class Circles {
  private static final Set<String> BLOCKING =
      Set.of(DependencyType.BLOCKS, DependencyType.CONDITIONAL_BLOCKS);

  private final Rows rows;
  private final Map<String, FullBead> coming;
  private final Set<String> done = new HashSet<>();
  private final Set<String> onPath = new HashSet<>();
  private final List<Dependency> closing = new ArrayList<>();

  private Circles(Rows rows, Map<String, FullBead> coming) {
    this.rows = rows;
    this.coming = coming;
  }

  /// @param coming the beads as they will be, by id; all others stay as they are in `rows`
  static List<Dependency> closedBy(
      Rows rows, Map<String, FullBead> coming, Collection<String> from) {
    var circles = new Circles(rows, coming);
    for (var id : from) {
      circles.walk(id);
    }
    return circles.closing;
  }

  private record Step(String id, ArrayDeque<Dependency> edges) {}

  private void walk(String start) {
    if (done.contains(start)) {
      return;
    }
    var path = new ArrayDeque<Step>();
    path.push(step(start));
    while (!path.isEmpty()) {
      var edge = path.element().edges().poll();
      if (edge == null) {
        var step = path.pop();
        onPath.remove(step.id());
        done.add(step.id());
      } else if (onPath.contains(edge.to())) {
        closing.add(breakable(path, edge));
      } else if (!done.contains(edge.to())) {
        path.push(step(edge.to()));
      }
    }
  }

  private Step step(String id) {
    onPath.add(id);
    return new Step(id, new ArrayDeque<>(edges(id)));
  }

  private List<Dependency> edges(String id) {
    var full = coming.get(id);
    var all =
        full == null
            ? rows.dependencies(List.of(id)).getOrDefault(id, List.of())
            : full.dependencies();
    return all.stream().filter(edge -> BLOCKING.contains(edge.type())).toList();
  }

  /// The edge that closed the circle; one that is stored already is kept in favour of a new one on
  /// the way to it.
  private Dependency breakable(ArrayDeque<Step> path, Dependency last) {
    if (isNew(last)) {
      return last;
    }
    var child = last.from();
    for (var step : path) {
      var towards = edge(step.id(), child);
      if (towards != null && isNew(towards)) {
        return towards;
      }
      if (step.id().equals(last.to())) {
        break;
      }
      child = step.id();
    }
    return last;
  }

  private @org.jspecify.annotations.Nullable Dependency edge(String from, String to) {
    for (var edge : edges(from)) {
      if (edge.to().equals(to)) {
        return edge;
      }
    }
    return null;
  }

  private boolean isNew(Dependency edge) {
    return coming.containsKey(edge.from())
        && !rows.dependencies(List.of(edge.from()))
            .getOrDefault(edge.from(), List.of())
            .contains(edge);
  }

  /// The beads without the edges in `refused`.
  static Map<String, FullBead> without(Map<String, FullBead> beads, List<Dependency> refused) {
    var result = new HashMap<>(beads);
    for (var edge : refused) {
      result.computeIfPresent(
          edge.from(),
          (_, full) ->
              new FullBead(
                  full.bead(),
                  full.labels(),
                  full.dependencies().stream().filter(other -> !other.equals(edge)).toList(),
                  full.comments()));
    }
    return result;
  }
}
