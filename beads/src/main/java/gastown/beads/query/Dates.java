package gastown.beads.query;

import gastown.beads.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Dates as people type them: `+3d`, `tomorrow at 9am`, `2027-01-15`, `2027-01-15T09:00:00Z`. A day
/// without a time of day begins at midnight where the person is.
public final class Dates {
  private final ZonedDateTime now;
  private final boolean back;

  private Dates(ZonedDateTime now, boolean back) {
    this.now = now;
    this.back = back;
  }

  /// For what is still to come (due, defer): `3d`, `monday` and `jan 15` lie ahead.
  public static Dates ahead(Instant now, ZoneId zone) {
    return new Dates(now.atZone(zone), false);
  }

  /// For what has been (created, updated, closed): `3d`, `monday` and `jan 15` lie behind.
  public static Dates back(Instant now, ZoneId zone) {
    return new Dates(now.atZone(zone), true);
  }

  /// The moment meant, or null when nobody can say.
  public @Nullable Instant read(String typed) {
    var text = typed.strip();
    if (text.isEmpty() || text.length() > 100) {
      return null;
    }
    try {
      var moment = compact(text);
      if (moment == null) {
        moment = calendar(text);
      }
      if (moment == null) {
        moment = new DateWords(now, back, text).read();
      }
      return moment == null || moment.getYear() < 0 || moment.getYear() > 9999
          ? null
          : moment.toInstant();
    } catch (DateTimeException | ArithmeticException _) {
      return null;
    }
  }

  /// The moment meant by the value of `flag`, or the refusal of it.
  public Instant require(String flag, String typed) {
    var moment = read(typed);
    if (moment == null) {
      throw new Problem(
              "invalid-date",
              "invalid " + flag + " format \"" + typed + "\"",
              "it is none of +6h, +3d, 2w, tomorrow, next monday, in 3 days, 2027-01-15,"
                  + " 2027-01-15T09:00:00Z",
              back
                  ? List.of(flag + " -3d", flag + " yesterday")
                  : List.of(flag + " +3d", flag + " \"tomorrow at 9am\""))
          .refusal();
    }
    return moment;
  }

  /// `[+-]N` and one of `h d w m y`, where m is a month.
  private @Nullable ZonedDateTime compact(String text) {
    char sign = text.charAt(0);
    int from = sign == '+' || sign == '-' ? 1 : 0;
    long amount = DateWords.number(text, from, text.length() - 1);
    if (amount < 0) {
      return null;
    }
    boolean isBehind = sign == '-' || from == 0 && back;
    return DateWords.plus(now, isBehind ? -amount : amount, text.substring(text.length() - 1));
  }

  /// `YYYY-MM-DD`, with a time of day behind a blank or a `T`, and perhaps an offset.
  private @Nullable ZonedDateTime calendar(String text) {
    if (text.length() < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return null;
    }
    var date = LocalDate.parse(text.substring(0, 10));
    if (text.length() == 10) {
      return date.atStartOfDay(now.getZone());
    }
    char between = text.charAt(10);
    if (between != 'T' && between != 't' && between != ' ') {
      return null;
    }
    var rest = text.substring(11).strip().toUpperCase(Locale.ROOT);
    if (rest.endsWith("Z") || rest.indexOf('+') > 0 || rest.indexOf('-') > 0) {
      return OffsetDateTime.parse(date + "T" + rest).toZonedDateTime();
    }
    return ZonedDateTime.of(date, LocalTime.parse(rest), now.getZone());
  }
}
