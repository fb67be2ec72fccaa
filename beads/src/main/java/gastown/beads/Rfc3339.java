package gastown.beads;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Times as text: UTC, with as many digits behind the second as there are, none when there are none.
public final class Rfc3339 {
  private Rfc3339() {}

  public static String format(Instant time) {
    long seconds = time.getEpochSecond();
    var date = java.time.LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    var out = new StringBuilder(30);
    pad(out, date.getYear(), 4).append('-');
    pad(out, date.getMonthValue(), 2).append('-');
    pad(out, date.getDayOfMonth(), 2).append('T');
    pad(out, date.getHour(), 2).append(':');
    pad(out, date.getMinute(), 2).append(':');
    pad(out, date.getSecond(), 2);
    int nanos = time.getNano();
    if (nanos != 0) {
      out.append('.');
      pad(out, nanos, 9);
      while (out.charAt(out.length() - 1) == '0') {
        out.setLength(out.length() - 1);
      }
    }
    return out.append('Z').toString();
  }

  private static StringBuilder pad(StringBuilder out, int number, int width) {
    var digits = Integer.toString(number);
    return out.repeat("0", Math.max(0, width - digits.length())).append(digits);
  }

  /// The time a text tells, whatever its offset and fraction; null when it is not a time.
  public static @Nullable Instant parse(String text) {
    try {
      return text.endsWith("Z") ? Instant.parse(text) : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
