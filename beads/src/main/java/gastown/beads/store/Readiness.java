package gastown.beads.store;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.query.Query;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether something open stands in a bead's way, kept with each bead and brought up to date in the
/// transaction that changes it.
///
/// A bead that is not settled is blocked when a `blocks` target is open; when a
/// `conditional-blocks` target is not closed with a word of failure; when a `waits-for` spawner has
/// open children (any-children: and none closed yet); when an external target has not been seen
/// delivered; or when a parent is blocked. What does not exist blocks nobody.
public final class Readiness {
  /// The setting under which an external target is known to be delivered.
  public static final String DELIVERED = "_external.delivered.";

  private Readiness() {}

  /// By definition: all blocked beads, found by looking at everything. Slow and simple.
  public static Set<String> recursively(Rows rows) {
    var beads = rows.find(Query.ALL);
    var ids = beads.stream().map(Bead::id).toList();
    var blocked = new HashSet<>(direct(rows, ids));
    var open = new HashSet<String>();
    beads.stream().filter(bead -> !bead.isSettled()).forEach(bead -> open.add(bead.id()));
    var parents = rows.dependencies(ids);
    boolean grows = true;
    while (grows) {
      grows = false;
      for (var id : open) {
        if (!blocked.contains(id) && hasBlockedParent(parents.get(id), blocked)) {
          grows |= blocked.add(id);
        }
      }
    }
    return blocked;
  }

  private static boolean hasBlockedParent(
      java.util.@org.jspecify.annotations.Nullable List<Dependency> edges, Set<String> blocked) {
    return edges != null
        && edges.stream()
            .anyMatch(edge ->
                edge.type().equals(DependencyType.PARENT_CHILD) && blocked.contains(edge.to()));
  }

  /// Brings up to date what may have changed when the beads in `touched` or edges from them did.
  static void refresh(Tables tables, Collection<String> touched) {
    var seeds = seeds(tables, touched);
    var direct = direct(tables, seeds);
    var now = new HashMap<String, Boolean>();
    var suspects = suspects(tables, seeds, direct, now);
    var blockedNow = new HashSet<>(direct);
    suspects.removeAll(seeds);
    blockedNow.addAll(direct(tables, suspects));
    var work = new ArrayDeque<String>(seeds);
    work.addAll(suspects);
    while (!work.isEmpty()) {
      var id = work.poll();
      if (isTrue(now, tables, id)) {
        continue;
      }
      if (blockedNow.contains(id) || inherits(tables, id, now)) {
        now.put(id, true);
        work.addAll(children(tables, List.of(id)));
      }
    }
    now.forEach((id, is) -> {
      if (tables.isBlocked(id) != is) {
        tables.setBlocked(id, is);
      }
    });
  }

  /// The touched beads and all whose own edges look at them.
  private static Set<String> seeds(Rows rows, Collection<String> touched) {
    var seeds = new LinkedHashSet<>(touched);
    var spawners = new HashSet<>(touched);
    rows.dependencies(touched).values().stream()
        .flatMap(List::stream)
        .filter(edge -> edge.type().equals(DependencyType.PARENT_CHILD))
        .forEach(edge -> spawners.add(edge.to()));
    rows.dependents(spawners).values().stream()
        .flatMap(List::stream)
        .filter(edge -> DependencyType.AFFECTING_READINESS.contains(edge.type()))
        .filter(edge ->
            edge.type().equals(DependencyType.WAITS_FOR)
                || touched.contains(edge.to()) && !edge.type().equals(DependencyType.PARENT_CHILD))
        .forEach(edge -> seeds.add(edge.from()));
    // A settled or vanished parent stops handing its state down.
    rows.dependents(touched).values().stream()
        .flatMap(List::stream)
        .filter(edge -> edge.type().equals(DependencyType.PARENT_CHILD))
        .filter(edge -> !rows.isBlocked(edge.to()) && rows.isBlocked(edge.from()))
        .forEach(edge -> seeds.add(edge.from()));
    return seeds;
  }

  /// Beads that were blocked and have lost, or may have lost, their reason: they start from "not
  /// blocked" again, and so do all below them. That finds the right answer even where parents form
  /// a circle.
  private static Set<String> suspects(
      Tables tables, Set<String> seeds, Set<String> direct, Map<String, Boolean> now) {
    var suspects = new LinkedHashSet<String>();
    var work = new ArrayDeque<String>();
    for (var id : seeds) {
      if (tables.isBlocked(id) && !direct.contains(id)) {
        work.add(id);
      }
    }
    while (!work.isEmpty()) {
      var id = work.poll();
      if (suspects.add(id)) {
        now.put(id, false);
        for (var child : children(tables, List.of(id))) {
          if (tables.isBlocked(child)) {
            work.add(child);
          }
        }
      }
    }
    return suspects;
  }

  private static boolean isTrue(Map<String, Boolean> now, Rows rows, String id) {
    var known = now.get(id);
    return known == null ? rows.isBlocked(id) : known;
  }

  private static boolean inherits(Rows rows, String id, Map<String, Boolean> now) {
    var bead = rows.bead(id);
    if (bead == null || bead.isSettled()) {
      return false;
    }
    for (var edge : rows.dependencies(List.of(id)).getOrDefault(id, List.of())) {
      if (edge.type().equals(DependencyType.PARENT_CHILD) && isTrue(now, rows, edge.to())) {
        return true;
      }
    }
    return false;
  }

  private static List<String> children(Rows rows, Collection<String> ids) {
    return rows.dependents(ids).values().stream()
        .flatMap(List::stream)
        .filter(edge -> edge.type().equals(DependencyType.PARENT_CHILD))
        .map(Dependency::from)
        .toList();
  }

  /// Those of `ids` that are blocked by an edge of their own.
  private static Set<String> direct(Rows rows, Collection<String> ids) {
    var result = new HashSet<String>();
    var beads = rows.beads(ids);
    var edges = rows.dependencies(ids);
    var targets = new HashSet<String>();
    edges.values().forEach(list -> list.forEach(edge -> targets.add(edge.to())));
    var known = rows.beads(targets);
    for (var id : ids) {
      var bead = beads.get(id);
      if (bead != null && !bead.isSettled()) {
        for (var edge : edges.getOrDefault(id, List.of())) {
          if (blocks(rows, edge, known)) {
            result.add(id);
            break;
          }
        }
      }
    }
    return result;
  }

  /// Whether this edge, by itself and now, keeps its source from being ready.
  public static boolean blocks(Rows rows, Dependency edge) {
    return blocks(rows, edge, rows.beads(List.of(edge.to())));
  }

  /// As [#blocks], where the beads at the ends are known.
  public static boolean blocks(Rows rows, Dependency edge, Map<String, Bead> known) {
    boolean conditional = edge.type().equals(DependencyType.CONDITIONAL_BLOCKS);
    if (edge.type().equals(DependencyType.BLOCKS) || conditional) {
      if (edge.isExternal()) {
        return rows.setting(DELIVERED + edge.to()) == null;
      }
      var target = known.get(edge.to());
      if (target == null || target.isTombstone()) {
        return false;
      }
      return conditional ? !hasFailed(target) : !target.isSettled();
    }
    return edge.type().equals(DependencyType.WAITS_FOR) && awaitsChildren(rows, edge);
  }

  private static boolean hasFailed(Bead target) {
    return target.isClosed() && DependencyType.tellsOfFailure(target.text(Field.CLOSE_REASON));
  }

  private static boolean awaitsChildren(Rows rows, Dependency edge) {
    var children = rows.beads(children(rows, List.of(edge.to()))).values();
    boolean anyOpen = children.stream().anyMatch(child -> !child.isSettled());
    boolean anyClosed = children.stream().anyMatch(Bead::isClosed);
    return anyOpen && !(DependencyType.waitsForAnyChild(edge) && anyClosed);
  }
}
