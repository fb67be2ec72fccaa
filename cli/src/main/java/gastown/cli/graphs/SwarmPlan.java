package gastown.cli.graphs;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.store.Readiness;
import gastown.beads.store.Rows;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// In which waves the children of an epic can be worked on, many at once.
record SwarmPlan(
    Bead epic,
    Map<String, Bead> children,
    Layers waves,
    Map<String, List<String>> waits,
    List<String> warnings) {

  static SwarmPlan of(Rows rows, Bead epic) {
    var children = new TreeMap<String, Bead>(gastown.beads.BeadId.NATURAL);
    for (var child : rows.find(Query.where(new Criterion.ChildOf(epic.id())))) {
      children.put(child.id(), child);
    }
    var waits = new HashMap<String, List<String>>();
    var warnings = new ArrayList<String>();
    for (var edges : rows.dependencies(children.keySet()).values()) {
      for (var edge : edges) {
        if (isWaiting(edge)) {
          waits.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
          if (!children.containsKey(edge.to()) && Readiness.blocks(rows, edge)) {
            warnings.add(
                edge.from() + " waits for " + edge.to() + ", which is not a child of this epic");
          }
        }
      }
    }
    if (children.isEmpty()) {
      warnings.add("the epic has no children");
    }
    var open =
        children.values().stream().filter(child -> !child.isSettled()).map(Bead::id).toList();
    return new SwarmPlan(epic, children, Layers.of(open, waits), waits, warnings);
  }

  private static boolean isWaiting(Dependency edge) {
    return DependencyType.AFFECTING_READINESS.contains(edge.type())
        && !edge.type().equals(DependencyType.PARENT_CHILD);
  }

  /// The waves without what goes in a circle.
  private List<List<String>> fronts() {
    return waves.layers().stream()
        .filter(wave -> waves.circling().stream().noneMatch(wave::contains))
        .toList();
  }

  long closed() {
    return children.values().stream().filter(Bead::isClosed).count();
  }

  private int parallel() {
    return fronts().stream().mapToInt(List::size).max().orElse(0);
  }

  private List<String> errors() {
    return waves.circling().isEmpty()
        ? List.of()
        : List.of(
            "dependency cycle: " + String.join(", ", waves.circling()) + " cannot be started");
  }

  boolean isSwarmable() {
    return errors().isEmpty() && !children.isEmpty();
  }

  private String title(String id) {
    var child = children.get(id);
    return child == null ? "" : child.title();
  }

  Json.Obj json(boolean isLong) {
    var fronts = new ArrayList<Json>();
    for (var wave : fronts()) {
      fronts.add(
          Json.object()
              .put("wave", fronts.size())
              .put("issues", Json.texts(wave))
              .put("titles", Json.texts(wave.stream().map(this::title).toList()))
              .build());
    }
    var json =
        Json.object()
            .put("epic_id", epic.id())
            .put("epic_title", epic.title())
            .put("total_issues", children.size())
            .put("closed_issues", closed())
            .put("ready_fronts", new Json.Arr(fronts))
            .put("max_parallelism", parallel())
            .put("estimated_sessions", children.size() - closed())
            .put("warnings", Json.texts(warnings))
            .put("errors", Json.texts(errors()))
            .put("swarmable", isSwarmable());
    return isLong ? json.put("issues", issues()).build() : json.build();
  }

  private Json issues() {
    var json = Json.object();
    for (var child : children.values()) {
      var id = child.id();
      json.put(
          id,
          Json.object()
              .put("id", id)
              .put("title", child.title())
              .put("status", child.status())
              .put("priority", child.priority())
              .put("depends_on", Json.texts(waits.getOrDefault(id, List.of())))
              .put("wave", waves.of().getOrDefault(id, -1))
              .build());
    }
    return json.build();
  }

  void show(Page page) {
    page.line("Swarm analysis: " + epic.id() + " " + Lines.oneLine(epic.title()));
    page.line("  Total issues: " + children.size() + " (" + closed() + " closed)").blank();
    int number = 0;
    for (var wave : fronts()) {
      page.line("  Wave " + number++ + ":");
      wave.forEach(id -> page.line("    " + id + ": " + Lines.oneLine(title(id))));
    }
    page.blank().line("  Max parallelism: " + parallel());
    page.line("  Estimated sessions: " + (children.size() - closed()));
    warnings.forEach(warning -> page.line("  Warning: " + warning));
    errors().forEach(error -> page.line("  Error: " + error));
    page.line(isSwarmable() ? "  ✓ Swarmable" : "  ✗ Not swarmable");
  }
}
