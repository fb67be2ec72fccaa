package gastown.beads.merge;

import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.FullBead;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Breaks the circles that only come about when two sides are put together: each added an edge that
/// was right by itself. The older of them stays, whichever side it is from. A circle one side had
/// already is that side's own affair.
final class Rings {
  private static final Set<String> TYPES =
      Set.of(DependencyType.BLOCKS, DependencyType.CONDITIONAL_BLOCKS, DependencyType.PARENT_CHILD);
  private static final Comparator<Dependency> OLDEST =
      Comparator.comparing(Dependency::createdAt)
          .thenComparing(Dependency::from)
          .thenComparing(Dependency::to);

  private final Map<String, FullBead> left;
  private final Map<String, FullBead> right;

  Rings(Map<String, FullBead> left, Map<String, FullBead> right) {
    this.left = left;
    this.right = right;
  }

  /// Takes the edges out of `beads` that close such a circle, and returns them.
  List<Dependency> breakIn(Map<String, FullBead> beads) {
    var whole = new HashMap<String, Set<String>>();
    var own = new ArrayList<Dependency>();
    for (var full : beads.values()) {
      for (var edge : edges(full)) {
        if (isIn(left, edge) && isIn(right, edge)) {
          add(whole, edge);
        } else {
          own.add(edge);
        }
      }
    }
    own.sort(OLDEST);
    var taken = new ArrayList<Dependency>();
    for (var edge : own) {
      if (reaches(whole, edge.to(), edge.from()) && !isCircleOf(edge)) {
        taken.add(edge);
        beads.computeIfPresent(edge.from(), (_, full) -> without(full, edge));
      } else {
        add(whole, edge);
      }
    }
    return taken;
  }

  private static List<Dependency> edges(FullBead full) {
    var edges = new ArrayList<Dependency>();
    for (var edge : full.dependencies()) {
      if (TYPES.contains(edge.type())) {
        edges.add(edge);
      }
    }
    return edges;
  }

  private static boolean isIn(Map<String, FullBead> side, Dependency edge) {
    var full = side.get(edge.from());
    return full != null
        && full.dependencies().stream()
            .anyMatch(other -> other.to().equals(edge.to()) && other.type().equals(edge.type()));
  }

  private static void add(Map<String, Set<String>> graph, Dependency edge) {
    graph.computeIfAbsent(edge.from(), _ -> new HashSet<>()).add(edge.to());
  }

  private boolean isCircleOf(Dependency edge) {
    for (var side : List.of(left, right)) {
      if (isIn(side, edge)) {
        var graph = new LinkedHashMap<String, Set<String>>();
        side.values().forEach(full -> edges(full).forEach(each -> add(graph, each)));
        if (reaches(graph, edge.to(), edge.from())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean reaches(Map<String, Set<String>> graph, String from, String to) {
    var seen = new HashSet<String>();
    var work = new ArrayDeque<>(List.of(from));
    while (!work.isEmpty()) {
      var id = work.poll();
      if (id.equals(to)) {
        return true;
      }
      if (seen.add(id)) {
        work.addAll(graph.getOrDefault(id, Set.of()));
      }
    }
    return false;
  }

  private static FullBead without(FullBead full, Dependency edge) {
    return new FullBead(
        full.bead(),
        full.labels(),
        full.dependencies().stream().filter(other -> !other.equals(edge)).toList(),
        full.comments());
  }
}
