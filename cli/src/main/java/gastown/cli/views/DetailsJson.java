package gastown.cli.views;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.FullBead;
import gastown.beads.IssueType;
import gastown.beads.json.Json;
import gastown.beads.jsonl.BeadJson;
import gastown.beads.store.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// An issue in full: what it depends on as whole issues, what depends on it in short.
public record DetailsJson(Rows rows, boolean withComments) {
  public Json.Obj of(Bead bead) {
    var id = bead.id();
    var ids = List.of(id);
    var edges = rows.dependencies(ids).getOrDefault(id, List.of());
    var dependents = rows.dependents(ids).getOrDefault(id, List.of());
    var comments = rows.comments(ids).getOrDefault(id, List.of());
    var plain =
        BeadJson.of(
            new FullBead(bead, rows.labels(ids).getOrDefault(id, List.of()), List.of(), List.of()));
    var out = new LinkedHashMap<>(plain.members());
    if (!edges.isEmpty()) {
      out.put("dependencies", targets(edges));
    }
    if (!dependents.isEmpty()) {
      out.put("dependents", sources(dependents));
    }
    if (withComments && !comments.isEmpty()) {
      out.put("comments", BeadJson.comments(comments));
    }
    for (var edge : edges) {
      if (edge.type().equals(DependencyType.PARENT_CHILD)) {
        out.put("parent", Json.of(edge.to()));
      }
    }
    out.put("dependent_count", Json.of(dependents.size()));
    out.put("dependency_count", Json.of(edges.size()));
    out.put("comment_count", Json.of(comments.size()));
    if (bead.type().equals(IssueType.EPIC)) {
      epic(dependents, out);
    }
    return new Json.Obj(out);
  }

  private Json targets(List<Dependency> edges) {
    var beads = rows.beads(edges.stream().map(Dependency::to).toList());
    var items = new ArrayList<Json>();
    for (var edge : edges) {
      var bead = beads.get(edge.to());
      var shown = bead == null ? Json.object().put("id", edge.to()).build() : BeadJson.of(bead);
      items.add(shown.with("dependency_type", Json.of(edge.type())));
    }
    return new Json.Arr(items);
  }

  private Json sources(List<Dependency> edges) {
    var beads = rows.beads(edges.stream().map(Dependency::from).toList());
    var items = new ArrayList<Json>();
    for (var edge : edges) {
      var bead = beads.get(edge.from());
      if (bead != null) {
        items.add(BeadJson.of(shallow(bead)).with("dependency_type", Json.of(edge.type())));
      }
    }
    return new Json.Arr(items);
  }

  private static Bead shallow(Bead bead) {
    return Bead.of(bead.id())
        .with(Field.TITLE, bead.title())
        .with(Field.STATUS, bead.status())
        .with(Field.PRIORITY, (long) bead.priority())
        .with(Field.TYPE, bead.type())
        .with(Field.ASSIGNEE, bead.assignee())
        .with(Field.CREATED_AT, bead.createdAt())
        .with(Field.UPDATED_AT, bead.updatedAt());
  }

  private void epic(List<Dependency> dependents, LinkedHashMap<String, Json> out) {
    var ids =
        dependents.stream()
            .filter(edge -> edge.type().equals(DependencyType.PARENT_CHILD))
            .map(Dependency::from)
            .toList();
    var children = rows.beads(ids).values();
    long closed = children.stream().filter(Bead::isClosed).count();
    out.put("epic_total_children", Json.of(children.size()));
    out.put("epic_closed_children", Json.of(closed));
    out.put("epic_closeable", Json.of(!children.isEmpty() && closed == children.size()));
  }
}
