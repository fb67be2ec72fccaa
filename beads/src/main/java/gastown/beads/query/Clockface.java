package gastown.beads.query;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// Times of day: `9am`, `9:30pm`, `17:00`, `17:00:30`.
final class Clockface {
  private Clockface() {}

  /// The time of day, or null when the word is none. A bare hour counts only where the words before
  /// it ask for one.
  static @Nullable LocalTime read(String word, boolean bareHour) {
    boolean isMorning = word.endsWith("am");
    boolean isAfternoon = word.endsWith("pm");
    var digits = isMorning || isAfternoon ? word.substring(0, word.length() - 2) : word;
    int colon = digits.indexOf(':');
    if (colon < 0 && !isMorning && !isAfternoon && !bareHour) {
      return null;
    }
    int second = colon < 0 ? -1 : digits.indexOf(':', colon + 1);
    long hours = DateWords.number(digits, 0, colon < 0 ? digits.length() : colon);
    long minutes =
        colon < 0 ? 0 : DateWords.number(digits, colon + 1, second < 0 ? digits.length() : second);
    long seconds = second < 0 ? 0 : DateWords.number(digits, second + 1, digits.length());
    if (isMorning || isAfternoon) {
      hours = hours < 1 || hours > 12 ? -1 : hours % 12 + (isAfternoon ? 12 : 0);
    }
    return isWithin(hours, 23) && isWithin(minutes, 59) && isWithin(seconds, 59)
        ? LocalTime.of((int) hours, (int) minutes, (int) seconds)
        : null;
  }

  private static boolean isWithin(long value, long most) {
    return value >= 0 && value <= most;
  }
}
