package gastown.beads.work;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.store.Rows;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Adds and removes dependencies by the rules.
public record Linking(Tracker tracker) {

  /// Adds "`from` depends on `to`". The same edge again only renews its metadata.
  public Dependency add(String from, String to, String type, String metadata) {
    var edge =
        new Dependency(
            from,
            to,
            type,
            tracker.now(),
            tracker.draft().actor(),
            new Dependency.Details(metadata.isEmpty() ? "{}" : metadata, null));
    return add(edge, true);
  }

  public Dependency add(Dependency edge, boolean isCycleChecked) {
    checkForm(edge);
    var existing = tracker.draft().edge(edge.from(), edge.to());
    if (existing != null && !existing.type().equals(edge.type())) {
      throw Problem.of(
              "other-dependency",
              "dependency "
                  + edge.from()
                  + " → "
                  + edge.to()
                  + " already exists with type "
                  + existing.type(),
              "bd dep remove " + edge.from() + " " + edge.to())
          .refusal();
    }
    if (existing != null) {
      var renewed = existing.withMetadata(edge.details().metadata());
      tracker.draft().link(renewed);
      return renewed;
    }
    checkMeaning(edge);
    checkParent(edge);
    if (isCycleChecked
        && DependencyType.AFFECTING_READINESS.contains(edge.type())
        && closesCircle(edge)) {
      throw new Problem(
              "cycle",
              "adding dependency would create a cycle",
              edge.to() + " already waits, directly or not, for " + edge.from(),
              List.of(
                  "bd dep tree " + edge.to(),
                  "bd dep add " + edge.from() + " " + edge.to() + " --type related"))
          .refusal();
    }
    tracker.draft().link(edge);
    return edge;
  }

  private static void checkForm(Dependency edge) {
    if (edge.from().equals(edge.to())) {
      throw Problem.of(
              "self-dependency",
              "cannot add self-dependency: " + edge.from() + " cannot depend on itself",
              "bd dep add <issue> <other-issue>")
          .refusal();
    }
    if (edge.type().isBlank() || edge.type().length() > 50) {
      throw Problem.of(
              "invalid-dependency-type",
              "invalid dependency type \"" + edge.type() + "\" (1 to 50 characters)",
              "--type blocks")
          .refusal();
    }
    boolean blocks =
        !edge.type().equals(DependencyType.PARENT_CHILD)
            && DependencyType.AFFECTING_READINESS.contains(edge.type());
    if (blocks && BeadId.isBelow(edge.from(), edge.to())) {
      throw Problem.of(
              "child-on-ancestor",
              "cannot add dependency: "
                  + edge.from()
                  + " is a child of "
                  + edge.to()
                  + "; children wait for what their parent waits for anyway",
              "bd dep add " + edge.from() + " " + edge.to() + " --type related")
          .refusal();
    }
  }

  private void checkMeaning(Dependency edge) {
    var from = tracker.rows().bead(edge.from());
    var to = tracker.rows().bead(edge.to());
    if (from == null || to == null) {
      return;
    }
    boolean isEpicFrom = from.type().equals(IssueType.EPIC);
    boolean isEpicTo = to.type().equals(IssueType.EPIC);
    if (edge.type().equals(DependencyType.BLOCKS)
        && isEpicFrom != isEpicTo
        && !isMachinery(from, to)) {
      throw Problem.of(
              "epic-and-task",
              isEpicTo
                  ? "epics can only block other epics, not tasks"
                  : "tasks can only block other tasks, not epics",
              "bd dep add " + edge.from() + " " + edge.to() + " --type related")
          .refusal();
    }
  }

  /// A bead has one parent.
  private void checkParent(Dependency edge) {
    if (!edge.type().equals(DependencyType.PARENT_CHILD)) {
      return;
    }
    var child = edge.from();
    for (var other : tracker.rows().dependencies(List.of(child)).getOrDefault(child, List.of())) {
      if (other.type().equals(DependencyType.PARENT_CHILD)) {
        throw Problem.of(
                "other-parent",
                child + " is a child of " + other.to() + " already",
                "bd update " + child + " --parent " + edge.to() + "   (gives it another parent)")
            .refusal();
      }
    }
  }

  /// Gates and molecules block whatever they guard.
  private static boolean isMachinery(Bead from, Bead to) {
    return Set.of(IssueType.GATE, IssueType.MOLECULE).contains(from.type())
        || Set.of(IssueType.GATE, IssueType.MOLECULE).contains(to.type());
  }

  /// Whether `edge.to` already waits for `edge.from` over anything that hands waiting on.
  private boolean closesCircle(Dependency edge) {
    var rows = tracker.rows();
    var seen = new HashSet<String>();
    var work = new ArrayDeque<>(firstSteps(rows, edge));
    while (!work.isEmpty()) {
      var level = new ArrayList<String>();
      while (!work.isEmpty()) {
        var id = work.poll();
        if (id.equals(edge.from())) {
          return true;
        }
        if (seen.add(id)) {
          level.add(id);
        }
      }
      if (edge.type().equals(DependencyType.PARENT_CHILD)
          && awaitsChildren(rows, level, edge.to())) {
        return true;
      }
      work.addAll(waitedFor(rows, level));
    }
    return false;
  }

  /// Whether one of `ids` waits for all children of `parent`, and so for a new one.
  private static boolean awaitsChildren(Rows rows, List<String> ids, String parent) {
    return rows.dependencies(ids).values().stream()
        .flatMap(List::stream)
        .anyMatch(edge -> edge.type().equals(DependencyType.WAITS_FOR) && edge.to().equals(parent));
  }

  private static List<String> firstSteps(Rows rows, Dependency edge) {
    return edge.type().equals(DependencyType.WAITS_FOR)
        ? children(rows, List.of(edge.to()))
        : List.of(edge.to());
  }

  /// What the beads of `ids` wait for, directly.
  public static List<String> waitedFor(Rows rows, List<String> ids) {
    var result = new ArrayList<String>();
    var spawners = new ArrayList<String>();
    for (var edges : rows.dependencies(ids).values()) {
      for (var edge : edges) {
        if (edge.type().equals(DependencyType.WAITS_FOR)) {
          spawners.add(edge.to());
        } else if (DependencyType.AFFECTING_READINESS.contains(edge.type())) {
          result.add(edge.to());
        }
      }
    }
    if (!spawners.isEmpty()) {
      result.addAll(children(rows, spawners));
    }
    return result;
  }

  private static List<String> children(Rows rows, List<String> parents) {
    var result = new ArrayList<String>();
    for (var edges : rows.dependents(parents).values()) {
      for (var edge : edges) {
        if (edge.type().equals(DependencyType.PARENT_CHILD)) {
          result.add(edge.from());
        }
      }
    }
    return result;
  }

  /// Makes `child` a child of `parent` and of nobody else; an empty parent leaves it without one.
  public void adopt(String child, String parent) {
    for (var edge : tracker.rows().dependencies(List.of(child)).getOrDefault(child, List.of())) {
      if (edge.type().equals(DependencyType.PARENT_CHILD) && !edge.to().equals(parent)) {
        tracker.draft().unlink(child, edge.to());
      }
    }
    if (!parent.isEmpty()) {
      add(child, parent, DependencyType.PARENT_CHILD, "");
    }
  }
}
