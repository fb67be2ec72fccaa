package gastown.beads.query;

import gastown.beads.Problem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lengths of time as people type them: `2h30m`, `90s`, `1.5h`, and for ages also `30d` and `2w`.
public final class Durations {
  private Durations() {}

  /// A length in hours, minutes, seconds and less (`h m s ms us ns`, fractions allowed), days and
  /// weeks; m is a minute. Null when it is none.
  public static @Nullable Duration read(String typed) {
    var text = typed.strip();
    boolean isNegative = text.startsWith("-");
    int at = isNegative || text.startsWith("+") ? 1 : 0;
    if (text.substring(at).equals("0")) {
      return Duration.ZERO;
    }
    if (at == text.length() || text.length() > 100) {
      return null;
    }
    var sum = Duration.ZERO;
    try {
      while (at < text.length()) {
        int unit = end(text, at, true);
        int next = end(text, unit, false);
        sum = sum.plus(part(text.substring(at, unit), text.substring(unit, next)));
        at = next;
      }
      return isNegative ? sum.negated() : sum;
    } catch (ArithmeticException | NumberFormatException _) {
      return null;
    }
  }

  /// An age such as `30d`, `2w` or `24h`; a bare number is days. Null when it is none or negative.
  public static @Nullable Duration readAge(String typed) {
    var text = typed.strip();
    boolean isBare = !text.isEmpty() && end(text, 0, true) == text.length();
    var age = read(isBare ? text + "d" : text);
    return age == null || age.isNegative() ? null : age;
  }

  /// The length meant by the value of `flag`, or the refusal of it.
  public static Duration require(String flag, String typed) {
    return orRefuse(read(typed), flag, typed, "1h30m");
  }

  /// The age meant by the value of `flag`, or the refusal of it.
  public static Duration requireAge(String flag, String typed) {
    return orRefuse(readAge(typed), flag, typed, "30d");
  }

  private static Duration orRefuse(
      @Nullable Duration found, String flag, String typed, String example) {
    if (found == null) {
      throw new Problem(
              "invalid-duration",
              "invalid " + flag + " duration \"" + typed + "\"",
              "it is a length of time such as 30m, 2h30m, 7d or 2w",
              List.of(flag + " " + example))
          .refusal();
    }
    return found;
  }

  /// The end of a run of digits and points, or of anything else.
  private static int end(String text, int from, boolean digits) {
    int i = from;
    while (i < text.length() && digits == (isDigit(text.charAt(i)) || text.charAt(i) == '.')) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Duration part(String amount, String unit) {
    long nanos =
        switch (unit) {
          case "ns" -> 1L;
          case "us", "µs", "μs" -> 1_000L;
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "m" -> 60_000_000_000L;
          case "h" -> 3_600_000_000_000L;
          case "d" -> 86_400_000_000_000L;
          case "w" -> 604_800_000_000_000L;
          default -> throw new NumberFormatException(unit);
        };
    int point = amount.indexOf('.');
    var whole = point < 0 ? amount : amount.substring(0, point);
    var length =
        whole.isEmpty() && point >= 0 ? Duration.ZERO : times(Long.parseLong(whole), nanos);
    return point < 0
        ? length
        : length.plusNanos(fraction(amount.substring(point + 1), nanos, whole));
  }

  private static Duration times(long count, long nanos) {
    return Duration.ofNanos(nanos).multipliedBy(count);
  }

  /// Digits behind the point, cut after the ninth.
  private static long fraction(String digits, long nanos, String whole) {
    if (digits.isEmpty()) {
      return whole.isEmpty() ? Long.parseLong("") : 0;
    }
    double value = 0;
    for (int i = Math.min(digits.length(), 9) - 1; i >= 0; i--) {
      value = (value + Long.parseLong(digits.substring(i, i + 1))) / 10;
    }
    return Math.round(value * nanos);
  }
}
