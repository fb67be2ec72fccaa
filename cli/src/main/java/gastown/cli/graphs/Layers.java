package gastown.cli.graphs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Issues in the order they can be worked on: what is in one layer waits for nothing but earlier
/// layers. What goes in a circle comes last.
record Layers(List<List<String>> layers, Map<String, Integer> of, Set<String> circling) {

  /// `waits` leads from an issue to those it waits for; others than `ids` do not count.
  static Layers of(Collection<String> ids, Map<String, List<String>> waits) {
    var all = new LinkedHashSet<>(ids);
    var waiting = new HashMap<String, List<String>>();
    var open = new HashMap<String, Integer>();
    for (var id : all) {
      int count = 0;
      for (var other : new LinkedHashSet<>(waits.getOrDefault(id, List.of()))) {
        if (all.contains(other)) {
          waiting.computeIfAbsent(other, _ -> new ArrayList<>()).add(id);
          count++;
        }
      }
      open.put(id, count);
    }
    var of = new HashMap<String, Integer>();
    var work = new ArrayDeque<String>();
    all.stream().filter(id -> open.getOrDefault(id, 0) == 0).forEach(work::add);
    work.forEach(id -> of.put(id, 0));
    int most = 0;
    while (!work.isEmpty()) {
      var id = work.poll();
      int next = of.getOrDefault(id, 0) + 1;
      for (var other : waiting.getOrDefault(id, List.of())) {
        of.merge(other, next, Math::max);
        if (open.merge(other, -1, Integer::sum) == 0) {
          work.add(other);
          most = Math.max(most, of.getOrDefault(other, 0));
        }
      }
    }
    var circling = new LinkedHashSet<>(all);
    circling.removeIf(id -> open.getOrDefault(id, 0) == 0);
    int last = all.size() == circling.size() ? 0 : most + 1;
    circling.forEach(id -> of.put(id, last));
    return new Layers(lists(all, of), of, circling);
  }

  private static List<List<String>> lists(Set<String> ids, Map<String, Integer> of) {
    int count = of.values().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
    var layers = new ArrayList<List<String>>();
    for (int i = 0; i < count; i++) {
      int layer = i;
      layers.add(
          ids.stream().filter(id -> of.getOrDefault(id, 0) == layer).collect(Collectors.toList()));
    }
    return layers;
  }
}
