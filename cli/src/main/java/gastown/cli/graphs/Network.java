package gastown.cli.graphs;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.jsonl.BeadJson;
import gastown.beads.query.Criterion;
import gastown.beads.query.Matching;
import gastown.beads.query.Query;
import gastown.beads.store.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Issues that hang together, and how: by waiting for each other, or as parent and child.
record Network(Bead root, Map<String, Bead> beads, List<Dependency> edges, Layers layers) {

  /// All that can be reached from `root`, whichever way the dependencies point.
  static Network around(Rows rows, Bead root) {
    var ids = new LinkedHashSet<>(List.of(root.id()));
    Collection<String> work = List.of(root.id());
    while (!work.isEmpty()) {
      var next = new ArrayList<String>();
      for (var edges : rows.dependencies(work).values()) {
        edges.stream()
            .filter(Network::counts)
            .map(Dependency::to)
            .filter(ids::add)
            .forEach(next::add);
      }
      for (var edges : rows.dependents(work).values()) {
        edges.stream()
            .filter(Network::counts)
            .map(Dependency::from)
            .filter(ids::add)
            .forEach(next::add);
      }
      work = next;
    }
    return of(rows, root, ids);
  }

  /// The networks of all issues that are not closed, the largest first.
  static List<Network> all(Rows rows) {
    var open = rows.find(Query.where(Criterion.isNot(Field.STATUS, Status.CLOSED)));
    var ids = new LinkedHashSet<String>();
    open.forEach(bead -> ids.add(bead.id()));
    var next = new HashMap<String, List<String>>();
    for (var edges : rows.dependencies(ids).values()) {
      for (var edge : edges) {
        if (counts(edge) && ids.contains(edge.to())) {
          next.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
          next.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge.from());
        }
      }
    }
    var networks = new ArrayList<Network>();
    var seen = new LinkedHashSet<String>();
    for (var bead : open) {
      if (!seen.contains(bead.id())) {
        networks.add(of(rows, bead, reach(bead.id(), next, seen)));
      }
    }
    networks.sort((a, b) -> Integer.compare(b.beads().size(), a.beads().size()));
    return networks;
  }

  private static Set<String> reach(String from, Map<String, List<String>> next, Set<String> seen) {
    var found = new LinkedHashSet<>(List.of(from));
    var work = new ArrayList<>(found);
    while (!work.isEmpty()) {
      for (var other : next.getOrDefault(work.removeLast(), List.of())) {
        if (found.add(other)) {
          work.add(other);
        }
      }
    }
    seen.addAll(found);
    return found;
  }

  private static boolean counts(Dependency edge) {
    return DependencyType.AFFECTING_READINESS.contains(edge.type());
  }

  private static Network of(Rows rows, Bead root, Set<String> ids) {
    var sorted = new ArrayList<>(rows.beads(ids).values());
    sorted.removeIf(Bead::isTombstone);
    sorted.sort(Matching.comparator(Query.USUAL));
    var beads = new LinkedHashMap<String, Bead>();
    sorted.forEach(bead -> beads.put(bead.id(), bead));
    var edges = new ArrayList<Dependency>();
    var waits = new HashMap<String, List<String>>();
    for (var list : rows.dependencies(beads.keySet()).values()) {
      for (var edge : list) {
        if (counts(edge) && beads.containsKey(edge.to())) {
          edges.add(edge);
          if (isWaiting(edge)) {
            waits.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
          }
        }
      }
    }
    return new Network(root, beads, edges, Layers.of(beads.keySet(), waits));
  }

  /// Whether the edge is more than that of a child to its parent.
  static boolean isWaiting(Dependency edge) {
    return !edge.type().equals(DependencyType.PARENT_CHILD);
  }

  Bead bead(String id) {
    return Objects.requireNonNull(beads.get(id));
  }

  /// What an issue waits for, within the network.
  List<String> waitsFor(String id) {
    return edges.stream()
        .filter(edge -> edge.from().equals(id) && isWaiting(edge))
        .map(Dependency::to)
        .toList();
  }

  Json json() {
    var nodes = Json.object();
    for (int layer = 0; layer < layers.layers().size(); layer++) {
      var ids = layers.layers().get(layer);
      for (int position = 0; position < ids.size(); position++) {
        var id = ids.get(position);
        nodes.put(
            id,
            Json.object()
                .put("Issue", BeadJson.of(bead(id)))
                .put("Layer", layer)
                .put("Position", position)
                .put("DependsOn", Json.texts(waitsFor(id)))
                .build());
      }
    }
    var lists = layers.layers().stream().<Json>map(Json::texts).toList();
    return Json.object()
        .put("root", BeadJson.of(root))
        .put("issues", new Json.Arr(beads.values().stream().<Json>map(BeadJson::of).toList()))
        .put(
            "layout",
            Json.object()
                .put("Nodes", nodes.build())
                .put("Layers", new Json.Arr(lists))
                .put("MaxLayer", Math.max(0, lists.size() - 1))
                .put("RootID", root.id())
                .build())
        .build();
  }
}
