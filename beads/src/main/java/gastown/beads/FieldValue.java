package gastown.beads;

import gastown.beads.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A field's value as JSON and back.
public final class FieldValue {
  private FieldValue() {}

  public static Json json(@Nullable Object value) {
    return switch (value) {
      case null -> Json.none();
      case String text -> Json.of(text);
      case Long number -> Json.of(number);
      case Boolean flag -> Json.of(flag);
      case Instant time -> Json.of(Rfc3339.format(time));
      case Json json -> json;
      default -> throw new IllegalArgumentException("no field holds a " + value.getClass());
    };
  }

  /// Reads what [#json] wrote, and what other writers of the format write.
  ///
  /// @throws IllegalArgumentException when the value does not fit the field
  public static @Nullable Object of(Field field, Json json) {
    if (json instanceof Json.Null) {
      return null;
    }
    return switch (field.kind()) {
      case TEXT -> text(field, json);
      case NUMBER -> number(field, json);
      case FLAG -> flag(field, json);
      case TIME -> time(field, json);
      case JSON -> json;
    };
  }

  private static String text(Field field, Json json) {
    return switch (json) {
      case Json.Str(var text) -> text;
      case Json.Num(var digits) -> digits;
      case Json.Obj _, Json.Arr _, Json.Bool _, Json.Null _ -> throw misfit(field, "text", json);
    };
  }

  private static Long number(Field field, Json json) {
    if (json instanceof Json.Num(var digits)) {
      try {
        return new BigDecimal(digits).longValueExact();
      } catch (ArithmeticException | NumberFormatException e) {
        throw misfit(field, "a whole number", json);
      }
    }
    throw misfit(field, "a number", json);
  }

  private static Boolean flag(Field field, Json json) {
    return switch (json) {
      case Json.Bool(var truth) -> truth;
      case Json.Num(var digits) -> !digits.equals("0");
      case Json.Str _, Json.Obj _, Json.Arr _, Json.Null _ ->
          throw misfit(field, "true or false", json);
    };
  }

  private static @Nullable Instant time(Field field, Json json) {
    if (json instanceof Json.Str(var text)) {
      if (text.isEmpty()) {
        return null;
      }
      var time = Rfc3339.parse(text);
      if (time != null) {
        return time;
      }
    }
    throw misfit(field, "a time such as 2026-05-01T08:00:00Z", json);
  }

  private static IllegalArgumentException misfit(Field field, String wanted, Json got) {
    return new IllegalArgumentException(
        "\"" + field.key() + "\" must be " + wanted + ", not " + got.compact());
  }
}
