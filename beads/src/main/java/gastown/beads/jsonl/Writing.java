package gastown.beads.jsonl;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.Field;
import gastown.beads.FullBead;
import gastown.beads.store.Draft;
import gastown.beads.store.Stroke;
import gastown.beads.store.Tables;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Carries an [Intake] out inside one transaction. Many beads become several journal entries, so
/// that no entry grows beyond what can be held.
public final class Writing {
  private static final int BEADS_PER_ENTRY = 2_000;

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
    draft.put(before == null ? dated(after.bead(), draft.now()) : after.bead());
    labels(old.labels(), after, draft);
    dependencies(old.dependencies(), after, draft);
    comments(old.comments(), after, draft);
    if (before == null) {
      count(after.id(), draft);
    }
  }

  /// A line may lack the times a bead must have: it was then made now, and closed right after it
  /// was last changed.
  private static Bead dated(Bead bead, Instant now) {
    var created = bead.time(Field.CREATED_AT);
    var updated = bead.time(Field.UPDATED_AT);
    var first = created != null ? created : updated != null ? updated : now;
    var last = updated != null ? updated : first;
    var whole = bead.with(Field.CREATED_AT, first).with(Field.UPDATED_AT, last);
    boolean isEndMissing = bead.isClosed() && bead.time(Field.CLOSED_AT) == null;
    return isEndMissing
        ? whole.with(Field.CLOSED_AT, (last.isAfter(first) ? last : first).plusSeconds(1))
        : whole;
  }

  private static void labels(List<String> old, FullBead after, Draft draft) {
    var wanted = new HashSet<>(after.labels());
    old.stream()
        .filter(label -> !wanted.contains(label))
        .forEach(label -> draft.unlabel(after.id(), label));
    var present = new HashSet<>(old);
    after.labels().stream()
        .filter(label -> !present.contains(label))
        .forEach(label -> draft.label(after.id(), label));
  }

  private static void dependencies(List<Dependency> old, FullBead after, Draft draft) {
    var targets = new HashSet<String>();
    after.dependencies().forEach(edge -> targets.add(edge.to()));
    old.stream()
        .filter(edge -> !targets.contains(edge.to()))
        .forEach(edge -> draft.unlink(edge.from(), edge.to()));
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
    var stored = draft.rows().setting(BeadId.childCounter(parent));
    if (stored != null && number > BeadId.number(stored)) {
      draft.set(BeadId.childCounter(parent), Long.toString(number));
    }
  }
}
