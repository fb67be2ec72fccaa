package gastown.store;

import java.time.Instant;
import java.time.LocalDate;

/// Times as text of fixed width, `YYYY-MM-DDTHH:MM:SS.nnnnnnnnnZ`, which sorts as time does.
/// Written by hand because the formatters of the platform cost more classes than a whole command
/// may load.
///
/// Years of more than four digits begin with a colon, which sorts behind every digit; years before
/// the first with a dash, which sorts before them, and the distance to the smallest year.
final class Moment {
  private static final int DAY_SECONDS = 86_400;
  private static final long FAR = 2_000_000_000L;

  private Moment() {}

  static String text(Instant time) {
    long days = Math.floorDiv(time.getEpochSecond(), (long) DAY_SECONDS);
    int second = Math.floorMod(time.getEpochSecond(), DAY_SECONDS);
    var date = LocalDate.ofEpochDay(days);
    var out = new StringBuilder(30);
    int year = date.getYear();
    if (year < 0) {
      digits(out.append('-'), FAR + year, 10);
    } else if (year > 9999) {
      digits(out.append(':'), year, 10);
    } else {
      digits(out, year, 4);
    }
    digits(out.append('-'), date.getMonthValue(), 2);
    digits(out.append('-'), date.getDayOfMonth(), 2);
    digits(out.append('T'), second / 3600, 2);
    digits(out.append(':'), second / 60 % 60, 2);
    digits(out.append(':'), second % 60, 2);
    digits(out.append('.'), time.getNano(), 9);
    return out.append('Z').toString();
  }

  private static void digits(StringBuilder out, long value, int width) {
    int start = out.length();
    out.setLength(start + width);
    long rest = value;
    for (int i = start + width - 1; i >= start; i--) {
      out.setCharAt(i, (char) ('0' + rest % 10));
      rest /= 10;
    }
  }

  static Instant instant(String text) {
    char first = text.charAt(0);
    int at = 4;
    long year;
    if (first == '-') {
      at = 11;
      year = number(text, 1, at) - FAR;
    } else if (first == ':') {
      at = 11;
      year = number(text, 1, at);
    } else {
      year = number(text, 0, at);
    }
    int month = (int) number(text, at + 1, at + 3);
    int day = (int) number(text, at + 4, at + 6);
    long seconds =
        LocalDate.of((int) year, month, day).toEpochDay() * DAY_SECONDS
            + number(text, at + 7, at + 9) * 3600
            + number(text, at + 10, at + 12) * 60
            + number(text, at + 13, at + 15);
    return Instant.ofEpochSecond(seconds, number(text, at + 16, at + 25));
  }

  private static long number(String text, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }
}
