package gastown.beads;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Times as text: read with any offset and any number of digits behind the second, written in UTC
/// with as few digits as say it all.
public final class Rfc3339 {
  private static final int DIGITS = 9;

  private Rfc3339() {}

  /// The time a text names, or null when it names none. What lies beyond the nanosecond is dropped.
  public static @Nullable Instant parse(String text) {
    int mark = text.length() < 20 ? -1 : zoneMark(text);
    if (mark < 0 || "-Tt :".indexOf(text.charAt(10)) < 1) {
      return null;
    }
    try {
      var seconds =
          LocalDateTime.of(
              number(text, 0, 4),
              separated(text, 4, '-'),
              separated(text, 7, '-'),
              number(text, 11, 13),
              separated(text, 13, ':'),
              separated(text, 16, ':'));
      return seconds.plusNanos(nanos(text, mark)).toInstant(zone(text.substring(mark)));
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static int zoneMark(String text) {
    for (int i = 19; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 'Z' || c == 'z' || c == '+' || c == '-') {
        return i;
      }
    }
    return -1;
  }

  private static int separated(String text, int at, char separator) {
    if (text.charAt(at) != separator) {
      throw new DateTimeException("no " + separator);
    }
    return number(text, at + 1, at + 3);
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new DateTimeException("no digit");
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static int nanos(String text, int mark) {
    if (mark == 19) {
      return 0;
    }
    if (text.charAt(19) != '.' || mark == 20) {
      throw new DateTimeException("no fraction");
    }
    int value = 0;
    for (int i = 0; i < DIGITS; i++) {
      value = value * 10 + (20 + i < mark ? number(text, 20 + i, 21 + i) : 0);
    }
    return value;
  }

  private static ZoneOffset zone(String text) {
    return text.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(text);
  }

  public static String format(Instant time) {
    long second = time.getEpochSecond();
    int nanos = time.getNano();
    var at = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    var out = new StringBuilder(30);
    digits(at.getYear(), 4, out).append('-');
    two(at.getMonthValue(), out).append('-');
    two(at.getDayOfMonth(), out).append('T');
    two(at.getHour(), out).append(':');
    two(at.getMinute(), out).append(':');
    two(at.getSecond(), out);
    if (nanos > 0) {
      digits(nanos, DIGITS, out.append('.'));
      while (out.charAt(out.length() - 1) == '0') {
        out.setLength(out.length() - 1);
      }
    }
    return out.append('Z').toString();
  }

  private static StringBuilder two(int value, StringBuilder out) {
    return out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }

  private static StringBuilder digits(int value, int width, StringBuilder out) {
    var text = Integer.toString(value);
    return out.repeat('0', Math.max(0, width - text.length())).append(text);
  }
}
