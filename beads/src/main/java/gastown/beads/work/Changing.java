package gastown.beads.work;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Status;
import java.util.List;

/// Changes fields of beads, with what a change of status brings along.
public record Changing(Tracker tracker) {

  /// Stores `after` in place of `before`; the same bead when nothing differs.
  public Bead save(Bead before, Bead after) {
    if (after.equals(before)) {
      return before;
    }
    if (before.flag(Field.TEMPLATE) && after.flag(Field.TEMPLATE)) {
      throw Problem.of(
              "template",
              "cannot modify template " + before.id() + ": templates are read-only",
              "bd show " + before.id())
          .refusal();
    }
    var settled = withStatusEffects(before, after);
    Validation.check(settled);
    tracker.draft().name("update", before.id());
    return tracker.touch(settled);
  }

  private Bead withStatusEffects(Bead before, Bead after) {
    var was = before.status();
    var is = after.status();
    if (was.equals(is)) {
      return after;
    }
    var bead = after;
    if (is.equals(Status.IN_PROGRESS) && bead.time(Field.STARTED_AT) == null) {
      bead = bead.with(Field.STARTED_AT, tracker.now());
    }
    if (is.equals(Status.CLOSED)) {
      bead = bead.with(Field.CLOSED_AT, tracker.now());
    }
    if (was.equals(Status.CLOSED)) {
      bead =
          bead.with(Field.CLOSED_AT, null)
              .with(Field.CLOSE_REASON, null)
              .with(Field.CLOSED_BY_SESSION, null);
    }
    if (is.equals(Status.PINNED)) {
      bead = bead.with(Field.PINNED, true);
    }
    if (was.equals(Status.PINNED)) {
      bead = bead.with(Field.PINNED, false);
    }
    return bead;
  }

  /// Opens a bead again; its dependencies are as they were. A reason becomes a comment.
  public Bead reopen(Bead bead, String reason) {
    if (bead.status().equals(Status.OPEN)) {
      return bead;
    }
    var open = bead.with(Field.STATUS, Status.OPEN).with(Field.DEFER_UNTIL, null);
    var saved = save(bead, open);
    tracker.draft().name("reopen", bead.id());
    if (!reason.isBlank()) {
      Creating.comment(tracker, bead.id(), tracker.draft().actor(), reason);
    }
    return saved;
  }

  /// Puts a bead off; without a time until somebody takes it up again.
  public Bead defer(Bead bead, java.time.@org.jspecify.annotations.Nullable Instant until) {
    var saved = save(bead, bead.with(Field.STATUS, Status.DEFERRED).with(Field.DEFER_UNTIL, until));
    tracker.draft().name("defer", bead.id());
    return saved;
  }

  public Bead undefer(Bead bead) {
    if (!bead.status().equals(Status.DEFERRED) && bead.time(Field.DEFER_UNTIL) == null) {
      return bead;
    }
    var awake = bead.with(Field.DEFER_UNTIL, null);
    if (bead.status().equals(Status.DEFERRED)) {
      awake = awake.with(Field.STATUS, Status.OPEN);
    }
    var saved = save(bead, awake);
    tracker.draft().name("undefer", bead.id());
    return saved;
  }

  /// What came of trying to claim a bead.
  public sealed interface Claim {
    record Mine(Bead bead) implements Claim {}

    record HeldBy(String whom) implements Claim {}

    record NotClaimable(String status) implements Claim {}
  }

  /// Takes an open bead that is nobody's, or already the actor's, into progress.
  public Claim claim(Bead bead) {
    var me = tracker.draft().actor();
    boolean isMine = bead.assignee().equals(me);
    if (!isMine && !bead.assignee().isEmpty()) {
      return new Claim.HeldBy(bead.assignee());
    }
    if (bead.status().equals(Status.IN_PROGRESS) && isMine) {
      return new Claim.Mine(bead);
    }
    boolean isHookedMine = bead.status().equals(Status.HOOKED) && isMine;
    if (!bead.status().equals(Status.OPEN) && !isHookedMine) {
      return new Claim.NotClaimable(bead.status());
    }
    var saved = save(bead, bead.with(Field.STATUS, Status.IN_PROGRESS).with(Field.ASSIGNEE, me));
    tracker.draft().name("claim", bead.id());
    return new Claim.Mine(saved);
  }

  /// Replaces all labels.
  public void relabel(String id, List<String> labels) {
    var present = tracker.draft().labels(id);
    var wanted =
        labels.stream()
            .map(Validation::label)
            .map(label -> present.contains(label) ? label : Validation.newLabel(label))
            .toList();
    for (var label : present) {
      if (!wanted.contains(label)) {
        tracker.draft().unlabel(id, label);
      }
    }
    wanted.forEach(label -> tracker.draft().label(id, label));
  }
}
