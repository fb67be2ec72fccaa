package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.query.Matching;
import gastown.beads.query.Query;
import gastown.beads.work.Changing;
import gastown.beads.work.Closing;
import gastown.beads.work.ReadyWork;
import gastown.cli.Call;
import gastown.cli.cards.Card;
import gastown.cli.reply.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds, and if asked starts, the step of a molecule that follows the one just closed.
record NextStep(Call call) {
  private static final int DEEPEST = 50;

  /// What was found. A null root means the closed issue is no step of a molecule.
  record Found(
      Call call, Bead closed, @Nullable Bead root, @Nullable Bead next, Progress progress) {
    Json json() {
      var out = Json.object().put("closed_step", Card.of(call.rows(), closed).plainJson());
      if (next != null) {
        out.put("next_step", Card.of(call.rows(), next).plainJson());
      }
      out.put("auto_advanced", progress.started()).put("molecule_complete", progress.complete());
      if (root != null) {
        out.put("molecule_id", root.id());
      }
      return out.build();
    }

    void show(Page page) {
      if (root == null) {
        page.line("Not part of a molecule");
      } else if (progress.complete()) {
        page.line("Molecule " + root.id() + " complete");
      } else if (next == null) {
        page.line("No ready step in " + root.id());
      } else {
        page.line(
            (progress.started() ? "→ Next step started: " : "→ Next step: ")
                + next.id()
                + CreatedReply.titled(call, next.title()));
      }
    }
  }

  record Progress(boolean started, boolean complete) {}

  Found after(Bead closed, boolean isStarted) {
    var root = root(closed);
    if (root == null) {
      return new Found(call, closed, null, null, new Progress(false, false));
    }
    var steps = call.rows().beads(ReadyWork.descendants(call.rows(), root.id())).values();
    boolean isComplete = steps.stream().allMatch(Bead::isSettled);
    var closing = new Closing(call.tracker());
    var next =
        steps.stream()
            .filter(step ->
                step.status().equals(Status.OPEN) && !IssueType.NEVER_READY.contains(step.type()))
            .filter(step -> closing.openBlockers(step.id()).isEmpty())
            .min(
                Matching.comparator(
                    List.of(
                        new Query.Sort(Field.PRIORITY, false),
                        new Query.Sort(Field.CREATED_AT, false),
                        new Query.Sort(Field.ID, false))))
            .orElse(null);
    if (next != null && isStarted) {
      next = new Changing(call.tracker()).save(next, next.with(Field.STATUS, Status.IN_PROGRESS));
      return new Found(call, closed, root, next, new Progress(true, isComplete));
    }
    return new Found(call, closed, root, next, new Progress(false, isComplete));
  }

  private @Nullable Bead root(Bead step) {
    var at = step;
    for (int i = 0; i < DEEPEST; i++) {
      var parent = parent(at);
      if (parent == null) {
        break;
      }
      at = parent;
    }
    boolean isRoot =
        !at.id().equals(step.id())
            && (at.type().equals(IssueType.EPIC)
                || at.type().equals(IssueType.MOLECULE)
                || call.draft().labels(at.id()).contains("template"));
    return isRoot ? at : null;
  }

  private @Nullable Bead parent(Bead bead) {
    for (Dependency edge :
        call.rows().dependencies(List.of(bead.id())).getOrDefault(bead.id(), List.of())) {
      if (edge.type().equals(DependencyType.PARENT_CHILD)) {
        return call.rows().bead(edge.to());
      }
    }
    return null;
  }
}
