package gastown.beads;

import gastown.beads.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A field's value as JSON and back.
public final class FieldValue {
  private FieldValue() {}

  public static Json json(@Nullable Object value) {
    // no pattern switch: its first use costs each start of the program some milliseconds
    if (value == null) {
      return Json.none();
    }
    if (value instanceof String text) {
      return Json.of(text);
    }
    if (value instanceof Long number) {
      return Json.of(number.longValue());
    }
    if (value instanceof Boolean flag) {
      return Json.of(flag.booleanValue());
    }
    if (value instanceof Instant time) {
      return Json.of(Rfc3339.format(time));
    }
    if (value instanceof Json json) {
      return json;
    }
    throw new IllegalArgumentException("no field holds a " + value.getClass());
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
