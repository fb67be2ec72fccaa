package gastown.beads.jsonl;

import gastown.beads.BeadId;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.FullBead;
import gastown.beads.store.Draft;
import gastown.beads.store.Stroke;
import gastown.beads.store.Tables;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Carries an [Intake] out inside one transaction. Many beads become several journal entries, so that no entry grows
/// beyond what can be held.
public final class Writing {
  private static final int BEADS_PER_ENTRY = 2_000;
  private static final String CHILDREN = "children.";

  private Writing() {}

  public static void write(Intake intake, Tables tables, Stroke stroke) {
    var steps = intake.steps();
    for (int from = 0; from < steps.size(); from += BEADS_PER_ENTRY) {
      var draft = new Draft(tables, stroke);
      for (var step : steps.subList(from, Math.min(steps.size(), from + BEADS_PER_ENTRY))) {
        carryOut(step, draft);
      }
      draft.finish();
    }
    remember(intake.memories(), new Draft(tables, stroke));
  }

  private static void remember(Map<String, String> memories, Draft draft) {
    memories.forEach((key, value) -> draft.set(Export.MEMORY + key, value));
    draft.finish();
  }

  private static void carryOut(Intake.Step step, Draft draft) {
    var after = step.after();
    var before = step.before();
    var old = before == null ? FullBead.bare(after.bead()) : before;
    if (after.bead().isTombstone() && before != null && !before.bead().isTombstone()) {
      // What depended on it here loses that dependency, as if it had been deleted here.
      draft.strip(after.id());
      old = FullBead.bare(before.bead());
    }
    draft.put(after.bead());
    labels(old.labels(), after, draft);
    dependencies(old.dependencies(), after, draft);
    comments(old.comments(), after, draft);
    if (before == null) {
      count(after.id(), draft);
    }
  }

  private static void labels(List<String> old, FullBead after, Draft draft) {
    var wanted = new HashSet<>(after.labels());
    old.stream().filter(label -> !wanted.contains(label)).forEach(label -> draft.unlabel(after.id(), label));
    var present = new HashSet<>(old);
    after.labels().stream().filter(label -> !present.contains(label)).forEach(label -> draft.label(after.id(), label));
  }

  private static void dependencies(List<Dependency> old, FullBead after, Draft draft) {
    var targets = new HashSet<String>();
    after.dependencies().forEach(edge -> targets.add(edge.to()));
    old.stream().filter(edge -> !targets.contains(edge.to())).forEach(edge -> draft.unlink(edge.from(), edge.to()));
    var present = new HashSet<>(old);
    after.dependencies().stream().filter(edge -> !present.contains(edge)).forEach(draft::link);
  }

  private static void comments(List<Comment> old, FullBead after, Draft draft) {
    var wanted = new HashSet<>(after.comments());
    old.stream().filter(comment -> !wanted.contains(comment)).forEach(draft::uncomment);
    var present = new HashSet<>(old);
    after.comments().stream().filter(comment -> !present.contains(comment)).forEach(draft::comment);
  }

  /// A number a child came with is never given again.
  private static void count(String id, Draft draft) {
    var parent = BeadId.parent(id);
    if (parent == null) {
      return;
    }
    long number = BeadId.childNumber(parent, id);
    var stored = draft.rows().setting(CHILDREN + parent);
    if (stored != null && number > BeadId.number(stored)) {
      draft.set(CHILDREN + parent, Long.toString(number));
    }
  }
}
