package gastown.beads.merge;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.FieldValue;
import gastown.beads.Status;
import gastown.beads.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The fields of two live versions of one bead, settled one by one.
final class FieldMerge {
  private static final String BETWEEN_NOTES = "\n\n---\n\n";

  private final @Nullable Bead base;
  private final Bead left;
  private final Bead right;
  private final boolean isLeftLater;
  private final List<Conflict> conflicts = new ArrayList<>();

  FieldMerge(@Nullable Bead base, Bead left, Bead right) {
    this.base = base;
    this.left = left;
    this.right = right;
    this.isLeftLater = left.updatedAt().isAfter(right.updatedAt());
  }

  List<Conflict> conflicts() {
    return conflicts;
  }

  Bead merged() {
    var result = left;
    var status = (String) threeWay(Field.STATUS);
    for (var field : Field.all()) {
      var value =
          switch (field) {
            case STATUS -> status;
            case UPDATED_AT -> latest(field);
            case CLOSED_AT, CLOSE_REASON, CLOSED_BY_SESSION ->
                Status.CLOSED.equals(status) ? ofClosing(field) : null;
            default -> threeWay(field);
          };
      result = result.with(field, value);
    }
    return result;
  }

  /// What one side alone changed wins; only when both did is there anything to settle.
  private @Nullable Object threeWay(Field field) {
    var before = base == null ? null : base.get(field);
    var mine = left.get(field);
    var other = right.get(field);
    if (Objects.equals(mine, other) || Objects.equals(before, other)) {
      return mine;
    }
    return Objects.equals(before, mine) ? other : settled(field, before);
  }

  private @Nullable Object settled(Field field, @Nullable Object before) {
    return switch (field) {
      case TITLE, DESCRIPTION -> chosen(field, isLeftLater);
      case NOTES -> joined(left.text(field), right.text(field));
      case STATUS -> chosen(field, left.isClosed() || !right.isClosed());
      case PRIORITY -> chosen(field, left.priority() <= right.priority());
      case DUE_AT, DEFER_UNTIL -> chosen(field, Objects.equals(latest(field), left.get(field)));
      case LAST_ACTIVITY -> latest(field);
      case STARTED_AT, CREATED_AT -> earliest(field);
      case METADATA, UNKNOWN -> members(field, before);
      case COMPACTION_LEVEL, COMPACTED_AT, COMPACTED_AT_COMMIT, ORIGINAL_SIZE ->
          (isLater(Field.COMPACTED_AT) ? left : right).get(field);
      default -> chosen(field, true);
    };
  }

  private @Nullable Object chosen(Field field, boolean isLeft) {
    var kept = (isLeft ? left : right).get(field);
    var lost = (isLeft ? right : left).get(field);
    conflicts.add(new Conflict(left.id(), field.key(), shown(kept), shown(lost)));
    return kept;
  }

  private static String shown(@Nullable Object value) {
    return switch (FieldValue.json(value)) {
      case Json.Null _ -> "";
      case Json.Str(var text) -> text;
      case Json other -> other.compact();
    };
  }

  /// Nothing of either is dropped, and what one has inside the other is not said twice.
  private static String joined(String left, String right) {
    if (left.contains(right)) {
      return left;
    }
    return right.contains(left) ? right : left + BETWEEN_NOTES + right;
  }

  private @Nullable Instant latest(Field field) {
    return isLater(field) ? left.time(field) : right.time(field);
  }

  private @Nullable Instant earliest(Field field) {
    var mine = left.time(field);
    var other = right.time(field);
    if (mine == null || other == null) {
      return mine == null ? other : mine;
    }
    return mine.isBefore(other) ? mine : other;
  }

  /// Whether the left side's time is the later one; no time is earlier than any.
  private boolean isLater(Field field) {
    var mine = left.time(field);
    var other = right.time(field);
    return mine != null && (other == null || mine.isAfter(other));
  }

  /// When, why and by whom it was closed belong together.
  private @Nullable Object ofClosing(Field field) {
    if (left.isClosed() != right.isClosed()) {
      return (left.isClosed() ? left : right).get(field);
    }
    var before = base == null ? null : base.get(field);
    var mine = left.get(field);
    var other = right.get(field);
    if (Objects.equals(mine, other) || Objects.equals(before, other)) {
      return mine;
    }
    if (Objects.equals(before, mine)) {
      return other;
    }
    boolean isLeft = isLater(Field.CLOSED_AT);
    return field == Field.CLOSE_REASON ? chosen(field, isLeft) : (isLeft ? mine : other);
  }

  /// Objects are settled member by member, the later version's where both changed the same one.
  private @Nullable Json members(Field field, @Nullable Object before) {
    if (!(orEmpty(left.json(field)) instanceof Json.Obj mine)
        || !(orEmpty(right.json(field)) instanceof Json.Obj other)) {
      return (Json) chosen(field, isLeftLater);
    }
    var old = before instanceof Json.Obj object ? object : Json.empty();
    var keys = new TreeSet<>(mine.members().keySet());
    keys.addAll(other.members().keySet());
    var result = new LinkedHashMap<String, Json>();
    boolean isConflict = false;
    for (var key : keys) {
      var was = old.get(key);
      var here = mine.get(key);
      var there = other.get(key);
      boolean isMine = Objects.equals(here, there) || Objects.equals(was, there);
      boolean isBoth = !isMine && !Objects.equals(was, here);
      var value = isMine || isBoth && isLeftLater ? here : there;
      if (value != null) {
        result.put(key, value);
      }
      isConflict |= isBoth;
    }
    if (isConflict) {
      chosen(field, isLeftLater);
    }
    return new Json.Obj(result);
  }

  private static Json orEmpty(@Nullable Json json) {
    return json == null ? Json.empty() : json;
  }
}
