package gastown.beads.work;

import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Status;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.store.Readiness;
import gastown.beads.store.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which beads can be worked on now, and what stands in the way of the others.
public final class ReadyWork {
  /// What of the usual rules a caller wants otherwise.
  public record Wish(
      boolean includeEphemeral,
      boolean includeDeferred,
      boolean anyType,
      Set<String> withoutTypes) {
    public static final Wish USUAL = new Wish(false, false, false, Set.of());
  }

  private ReadyWork() {}

  /// The query for ready beads; `more` narrows it.
  public static Query query(Instant now, Wish wish, List<Criterion> more) {
    var where = new ArrayList<Criterion>();
    where.add(Criterion.is(Field.STATUS, Status.OPEN));
    where.add(new Criterion.Blocked(false));
    where.add(new Criterion.Present(Field.PINNED, false));
    if (!wish.includeEphemeral()) {
      where.add(new Criterion.Present(Field.EPHEMERAL, false));
    }
    where.add(new Criterion.Present(Field.TEMPLATE, false));
    var without = new HashSet<>(wish.withoutTypes());
    if (!wish.anyType()) {
      without.addAll(IssueType.NEVER_READY);
    }
    if (!without.isEmpty()) {
      where.add(new Criterion.Not(new Criterion.OneOf(Field.TYPE, without)));
    }
    if (!wish.includeDeferred()) {
      where.add(new Criterion.Not(new Criterion.Within(Field.DEFER_UNTIL, now.plusNanos(1), null)));
      where.add(new Criterion.Not(new Criterion.ParentDeferred(now)));
    }
    where.addAll(more);
    return Query.where(where);
  }

  /// All that stand below `root`: over parent-child edges, and by dotted id where such an edge is
  /// missing.
  public static Set<String> descendants(Rows rows, String root) {
    var found = new LinkedHashSet<String>();
    var work = new ArrayList<>(List.of(root));
    while (!work.isEmpty()) {
      var next = new ArrayList<String>();
      for (var edges : rows.dependents(work).values()) {
        for (var edge : edges) {
          if (edge.type().equals(DependencyType.PARENT_CHILD) && found.add(edge.from())) {
            next.add(edge.from());
          }
        }
      }
      work = next;
    }
    var part = root.substring(root.lastIndexOf('-') + 1) + ".";
    for (var id : rows.idsContaining(part, Integer.MAX_VALUE)) {
      if (gastown.beads.BeadId.isBelow(id, root) && !hasParent(rows, id)) {
        found.add(id);
      }
    }
    return found;
  }

  private static boolean hasParent(Rows rows, String id) {
    return rows.dependencies(List.of(id)).getOrDefault(id, List.of()).stream()
        .anyMatch(edge -> edge.type().equals(DependencyType.PARENT_CHILD));
  }

  /// What blocks a blocked bead: the targets of its own blocking edges, or, when it only inherits,
  /// its blocked parents.
  public static List<String> blockers(Rows rows, String id) {
    var edges = rows.dependencies(List.of(id)).getOrDefault(id, List.of());
    var own =
        edges.stream().filter(edge -> Readiness.blocks(rows, edge)).map(Dependency::to).toList();
    return own.isEmpty()
        ? edges.stream()
            .filter(edge ->
                edge.type().equals(DependencyType.PARENT_CHILD) && rows.isBlocked(edge.to()))
            .map(Dependency::to)
            .toList()
        : own;
  }

  /// The query for blocked beads.
  public static Query blocked(List<Criterion> more) {
    var where = new ArrayList<Criterion>(more);
    where.add(new Criterion.Blocked(true));
    where.add(Criterion.isNot(Field.STATUS, Status.CLOSED));
    return Query.where(where);
  }
}
