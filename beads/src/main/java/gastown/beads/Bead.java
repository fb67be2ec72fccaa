package gastown.beads;

import gastown.beads.json.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One issue without its labels, dependencies and comments. Immutable; a change makes a new bead.
public final class Bead {
  private final @Nullable Object[] values;

  private Bead(@Nullable Object[] values) {
    this.values = values;
  }

  /// A bead with an id and nothing else.
  public static Bead of(String id) {
    return new Bead(new @Nullable Object[Field.all().size()]).with(Field.ID, id);
  }

  public @Nullable Object get(Field field) {
    return values[field.ordinal()];
  }

  /// The same bead with `value` in `field`; empty text, false and (where it means nothing) zero
  /// become absent.
  public Bead with(Field field, @Nullable Object value) {
    var copy = values.clone();
    copy[field.ordinal()] = normal(field, value);
    return new Bead(copy);
  }

  private static @Nullable Object normal(Field field, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (field.kind()) {
      case TEXT -> ((String) value).isEmpty() ? null : value;
      case NUMBER -> {
        long number = ((Number) value).longValue();
        yield number == 0 && field.isZeroAbsent() ? null : (Object) number;
      }
      case FLAG -> (Boolean) value ? Boolean.TRUE : null;
      case TIME -> (Instant) value;
      case JSON -> isEmptyJson((Json) value) ? null : value;
    };
  }

  private static boolean isEmptyJson(Json value) {
    return switch (value) {
      case Json.Null _ -> true;
      case Json.Obj(var members) -> members.isEmpty();
      case Json.Arr(var items) -> items.isEmpty();
      case Json.Str _, Json.Num _, Json.Bool _ -> false;
    };
  }

  /// Text of a field, empty when absent.
  public String text(Field field) {
    var value = values[field.ordinal()];
    return value == null ? "" : (String) value;
  }

  public long number(Field field) {
    var value = values[field.ordinal()];
    return value == null ? 0 : (Long) value;
  }

  public boolean flag(Field field) {
    return values[field.ordinal()] != null;
  }

  public @Nullable Instant time(Field field) {
    return (Instant) values[field.ordinal()];
  }

  public @Nullable Json json(Field field) {
    return (Json) values[field.ordinal()];
  }

  public String id() {
    return text(Field.ID);
  }

  public String title() {
    return text(Field.TITLE);
  }

  public String status() {
    return text(Field.STATUS);
  }

  public int priority() {
    return (int) number(Field.PRIORITY);
  }

  public String type() {
    return text(Field.TYPE);
  }

  public String assignee() {
    return text(Field.ASSIGNEE);
  }

  public Instant createdAt() {
    return Objects.requireNonNullElse(time(Field.CREATED_AT), Instant.EPOCH);
  }

  public Instant updatedAt() {
    return Objects.requireNonNullElse(time(Field.UPDATED_AT), Instant.EPOCH);
  }

  public boolean isClosed() {
    return status().equals(Status.CLOSED);
  }

  public boolean isTombstone() {
    return status().equals(Status.TOMBSTONE);
  }

  /// Whether the bead no longer stands in anyone's way: closed, pinned or deleted.
  public boolean isSettled() {
    return Status.isSettled(status());
  }

  public boolean isEphemeral() {
    return flag(Field.EPHEMERAL);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bead that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return id() + " (" + title() + ")";
  }
}
