package gastown.town.book;

import java.time.Instant;
import java.time.LocalDate;

/// Reads an instant as [Instant#toString] writes it. A town reads thousands of them in each turn,
/// and [Instant#parse], which can read more, takes ten times as long.
final class Hour {
  private static final int SHORTEST = "2026-05-01T08:00:00Z".length();
  private static final int LONGEST = SHORTEST + 10;
  private static final String SHAPE = "0000-00-00T00:00:00";

  private Hour() {}

  static Instant read(String text) {
    int end = text.length() - 1;
    boolean isUsual =
        text.length() >= SHORTEST
            && text.length() <= LONGEST
            && text.charAt(end) == 'Z'
            && isShaped(text)
            && (text.length() == SHORTEST
                || text.charAt(SHORTEST - 1) == '.' && isDigits(text, SHORTEST, end));
    if (!isUsual) {
      return Instant.parse(text);
    }
    int month = two(text, 5);
    int day = two(text, 8);
    int hour = two(text, 11);
    int minute = two(text, 14);
    int second = two(text, 17);
    if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text);
    }
    var first = LocalDate.of(two(text, 0) * 100 + two(text, 2), month, 1);
    if (day > 28 && day > first.lengthOfMonth()) {
      return Instant.parse(text);
    }
    long days = first.toEpochDay() + day - 1;
    return Instant.ofEpochSecond(
        ((days * 24 + hour) * 60 + minute) * 60 + second, nanos(text, end));
  }

  private static boolean isShaped(String text) {
    for (int i = 0; i < SHAPE.length(); i++) {
      char wanted = SHAPE.charAt(i);
      char c = text.charAt(i);
      if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }

  private static int two(String text, int at) {
    return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
  }

  private static int nanos(String text, int end) {
    int nanos = 0;
    for (int i = 0; i < 9; i++) {
      int at = SHORTEST + i;
      nanos = nanos * 10 + (at < end ? text.charAt(at) - '0' : 0);
    }
    return nanos;
  }
}
