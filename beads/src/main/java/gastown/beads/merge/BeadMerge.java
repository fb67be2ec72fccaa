package gastown.beads.merge;

import gastown.beads.Field;
import gastown.beads.FullBead;
import gastown.beads.Status;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Merges two versions of a bead that grew out of a common one. What only one side changed is taken
/// as it is; a deletion wins over a change; everything else is settled field by field.
public final class BeadMerge {
  private BeadMerge() {}

  /// `null` stands for a side on which the bead does not exist.
  public static Merged of(
      @Nullable FullBead base, @Nullable FullBead left, @Nullable FullBead right) {
    if (Objects.equals(left, right) || Objects.equals(base, right)) {
      return new Merged(left, List.of());
    }
    if (Objects.equals(base, left)) {
      return new Merged(right, List.of());
    }
    if (left == null || right == null) {
      return removed(left == null ? Objects.requireNonNull(right) : left);
    }
    if (left.bead().isTombstone() || right.bead().isTombstone()) {
      return buried(left, right);
    }
    var fields = new FieldMerge(base == null ? null : base.bead(), left.bead(), right.bead());
    var bead = fields.merged();
    return new RelationMerge(base, left, right).onto(bead, fields.conflicts());
  }

  /// One side has dropped the line, the other has changed it: the bead is gone. A tombstone stays,
  /// for it says the same and travels.
  private static Merged removed(FullBead other) {
    if (other.bead().isTombstone()) {
      return new Merged(other, List.of());
    }
    var conflict = new Conflict(other.id(), Conflict.DELETED, "", other.bead().title());
    return new Merged(null, List.of(conflict));
  }

  private static Merged buried(FullBead left, FullBead right) {
    if (left.bead().isTombstone() && right.bead().isTombstone()) {
      return new Merged(deletedAt(left).isAfter(deletedAt(right)) ? left : right, List.of());
    }
    boolean isLeft = left.bead().isTombstone();
    var tombstone = isLeft ? left : right;
    var live = isLeft ? right : left;
    var conflict =
        new Conflict(live.id(), Field.STATUS.key(), Status.TOMBSTONE, live.bead().status());
    return new Merged(tombstone, List.of(conflict));
  }

  private static Instant deletedAt(FullBead full) {
    return Objects.requireNonNullElse(full.bead().time(Field.DELETED_AT), full.bead().updatedAt());
  }
}
