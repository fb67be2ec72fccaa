package gastown.beads.work;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.store.Readiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Closes beads, and says what stands against it.
public record Closing(Tracker tracker) {
  private static final Set<String> MACHINE_GATES = Set.of("gh:run", "gh:pr", "timer", "bead");
  private static final int LONG_ENOUGH = 20;

  public record How(String reason, String session, boolean isForced) {}

  /// What was closed, the roots that closed along with it, and remarks.
  public record Closed(Bead bead, List<Bead> roots, List<String> remarks) {}

  public Closed close(Bead bead, How how) {
    if (bead.isClosed()) {
      return new Closed(bead, List.of(), List.of());
    }
    var remarks = new ArrayList<String>();
    checkReason(bead, how, remarks);
    if (!how.isForced()) {
      var objection = objection(bead);
      if (objection != null) {
        throw objection.refusal();
      }
    }
    var closed = shut(bead, how);
    var roots = closeFinishedRoots(closed);
    tracker.draft().name("close", bead.id());
    return new Closed(closed, roots, remarks);
  }

  private Bead shut(Bead bead, How how) {
    var reason = how.reason().isBlank() ? "Closed" : how.reason();
    return new Changing(tracker)
        .save(
            bead,
            bead.with(Field.STATUS, Status.CLOSED)
                .with(Field.CLOSE_REASON, reason)
                .with(Field.CLOSED_BY_SESSION, how.session()));
  }

  private void checkReason(Bead bead, How how, List<String> remarks) {
    var mode = tracker.config().get("validation.on-close", "none");
    if (mode.equals("none") || how.reason().strip().length() >= LONG_ENOUGH) {
      return;
    }
    var what =
        "close reason of " + bead.id() + " is too short (at least " + LONG_ENOUGH + " characters)";
    if (mode.equals("error")) {
      throw Problem.of(
              "short-reason",
              what,
              "bd close " + bead.id() + " --reason \"what was done, and how it was checked\"")
          .refusal();
    }
    remarks.add("Warning: " + what);
  }

  /// Why the bead should not be closed now, or null.
  public @Nullable Problem objection(Bead bead) {
    var id = bead.id();
    if (bead.flag(Field.PINNED) || bead.status().equals(Status.PINNED)) {
      return Problem.of(
          "pinned",
          "cannot close pinned issue " + id + " (use --force to override)",
          "bd update " + id + " --status open   (takes the pin off)",
          "bd close " + id + " --force");
    }
    if (bead.type().equals(IssueType.EPIC)) {
      long open = children(id).stream().filter(child -> !child.isSettled()).count();
      if (open > 0) {
        return refusal(
            "open-children",
            "cannot close epic "
                + id
                + ": "
                + open
                + " open child issue(s); close children first or use --force to override",
            id);
      }
    }
    if (bead.type().equals(IssueType.GATE) && !isSatisfied(bead)) {
      return refusal(
          "gate-not-satisfied",
          "cannot close "
              + id
              + ": gate condition ("
              + bead.text(Field.AWAIT_TYPE)
              + ") is not satisfied (use --force to override)",
          id);
    }
    var blockers = openBlockers(id);
    return blockers.isEmpty()
        ? null
        : refusal(
            "blocked",
            "cannot close "
                + id
                + ": blocked by open issues ["
                + String.join(" ", blockers)
                + "] (use --force to override)",
            id);
  }

  private static Problem refusal(String code, String what, String id) {
    return Problem.of(code, what, "bd dep tree " + id, "bd close " + id + " --force");
  }

  private boolean isSatisfied(Bead gate) {
    var kind = gate.text(Field.AWAIT_TYPE);
    if (!MACHINE_GATES.contains(kind)) {
      return true;
    }
    return kind.equals("timer") && isTimerOver(gate);
  }

  /// Whether the time a timer gate waits for has passed.
  public boolean isTimerOver(Bead gate) {
    var end = gate.createdAt().plusNanos(gate.number(Field.TIMEOUT_NANOS));
    return tracker.now().isAfter(end);
  }

  /// The beads that, by an edge of `id` itself, keep it from being ready.
  public List<String> openBlockers(String id) {
    var rows = tracker.rows();
    return rows.dependencies(List.of(id)).getOrDefault(id, List.of()).stream()
        .filter(edge -> Readiness.blocks(rows, edge))
        .map(Dependency::to)
        .toList();
  }

  public List<Bead> children(String id) {
    var rows = tracker.rows();
    var ids =
        rows.dependents(List.of(id)).getOrDefault(id, List.of()).stream()
            .filter(edge -> edge.type().equals(DependencyType.PARENT_CHILD))
            .map(Dependency::from)
            .toList();
    var beads = rows.beads(ids);
    return ids.stream()
        .filter(beads::containsKey)
        .map(beads::get)
        .filter(b -> !b.isTombstone())
        .toList();
  }

  /// A root that is only a frame for its steps (a molecule, a wisp, an epic labelled template)
  /// closes with the last one.
  private List<Bead> closeFinishedRoots(Bead last) {
    var closed = new ArrayList<Bead>();
    var current = last;
    while (true) {
      var parent = parent(current.id());
      if (parent == null
          || parent.isSettled()
          || !closesByItself(parent)
          || children(parent.id()).stream().anyMatch(child -> !child.isSettled())) {
        return closed;
      }
      current = shut(parent, new How("all steps complete", "", true));
      closed.add(current);
    }
  }

  private boolean closesByItself(Bead root) {
    return root.type().equals(IssueType.MOLECULE)
        || root.isEphemeral()
        || root.type().equals(IssueType.EPIC)
            && tracker.draft().labels(root.id()).contains("template");
  }

  private @Nullable Bead parent(String id) {
    for (var edge : tracker.rows().dependencies(List.of(id)).getOrDefault(id, List.of())) {
      if (edge.type().equals(DependencyType.PARENT_CHILD)) {
        return tracker.rows().bead(edge.to());
      }
    }
    return null;
  }

  /// Open beads that depended on `id` and that, with it settled, have no open blocker of their own
  /// left.
  public List<Bead> unblockedBy(String id) {
    var rows = tracker.rows();
    var ids =
        rows.dependents(List.of(id)).getOrDefault(id, List.of()).stream()
            .filter(edge -> DependencyType.AFFECTING_READINESS.contains(edge.type()))
            .filter(edge -> !edge.type().equals(DependencyType.PARENT_CHILD))
            .map(Dependency::from)
            .toList();
    return rows.beads(ids).values().stream()
        .filter(bead -> !bead.isSettled() && openBlockers(bead.id()).isEmpty())
        .toList();
  }
}
