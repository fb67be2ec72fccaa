package gastown.beads.query;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One reading of a date in English words. Each step takes the words of one phrase; a phrase of a
/// day and one of a time of day may stand in any order, each at most once.
final class DateWords {
  private static final LocalTime LAST = LocalTime.of(23, 59, 59);

  private final ZonedDateTime now;
  private final LocalDate today;
  private final boolean back;
  private final List<String> words = new ArrayList<>();
  private int at;

  private @Nullable LocalDate date;
  private @Nullable LocalTime time;
  private @Nullable ZonedDateTime moment;

  /// The time of day of a phrase that names only a day.
  private LocalTime otherwise = LocalTime.MIDNIGHT;

  DateWords(ZonedDateTime now, boolean back, String text) {
    this.now = now;
    this.today = now.toLocalDate();
    this.back = back;
    for (var word : text.toLowerCase(Locale.ROOT).replace(',', ' ').split(" ")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
  }

  @Nullable ZonedDateTime read() {
    while (at < words.size()) {
      if (!phrase()) {
        return null;
      }
    }
    if (moment != null && time == null) {
      return moment;
    }
    var day = moment != null ? moment.toLocalDate() : date;
    if (day != null) {
      return ZonedDateTime.of(day, time == null ? otherwise : time, now.getZone());
    }
    return time == null ? null : nearest(time);
  }

  /// A time of day alone is the next such time, or the last.
  private ZonedDateTime nearest(LocalTime clock) {
    var here = ZonedDateTime.of(today, clock, now.getZone());
    if (back) {
      return here.isAfter(now) ? here.minusDays(1) : here;
    }
    return here.isAfter(now) ? here : here.plusDays(1);
  }

  private boolean phrase() {
    if (time == null && timeOfDay()) {
      return true;
    }
    return date == null && moment == null && (day() || distance() || edge() || monthDay());
  }

  private String word(int ahead) {
    return at + ahead < words.size() ? words.get(at + ahead) : "";
  }

  private boolean take(int count, LocalDate found) {
    date = found;
    at += count;
    return true;
  }

  private boolean take(int count, LocalTime found) {
    time = found;
    at += count;
    return true;
  }

  private boolean take(int count, ZonedDateTime found) {
    moment = found;
    at += count;
    return true;
  }

  private boolean timeOfDay() {
    boolean led = word(0).equals("at") || word(0).equals("in") && word(1).equals("the");
    int lead = led ? (word(0).equals("at") ? 1 : 2) : 0;
    var named =
        switch (word(lead)) {
          case "noon", "midday" -> LocalTime.NOON;
          case "midnight" -> LocalTime.MIDNIGHT;
          case "morning" -> LocalTime.of(9, 0);
          case "afternoon" -> LocalTime.of(15, 0);
          case "evening" -> LocalTime.of(18, 0);
          case "night" -> LocalTime.of(21, 0);
          default -> null;
        };
    if (named != null) {
      return take(lead + 1, named);
    }
    boolean isSplit = word(lead + 1).equals("am") || word(lead + 1).equals("pm");
    var clock =
        Clockface.read(isSplit ? word(lead) + word(lead + 1) : word(lead), word(0).equals("at"));
    return clock != null && take(lead + (isSplit ? 2 : 1), clock);
  }

  private boolean day() {
    int lead = word(0).equals("on") ? 1 : 0;
    switch (word(lead)) {
      case "now" -> {
        return take(lead + 1, now);
      }
      case "today" -> {
        return take(lead + 1, today);
      }
      case "tomorrow" -> {
        return take(lead + 1, today.plusDays(1));
      }
      case "yesterday" -> {
        return take(lead + 1, today.minusDays(1));
      }
      case "tonight" -> {
        otherwise = LocalTime.of(20, 0);
        return take(lead + 1, today);
      }
      default -> {
        return dayAfter() || named(lead);
      }
    }
  }

  private boolean dayAfter() {
    int lead = word(0).equals("the") ? 1 : 0;
    if (!word(lead).equals("day")) {
      return false;
    }
    var rest = word(lead + 1) + " " + word(lead + 2);
    if (rest.equals("after tomorrow")) {
      return take(lead + 3, today.plusDays(2));
    }
    return rest.equals("before yesterday") && take(lead + 3, today.minusDays(2));
  }

  /// `monday`, `next monday`, `next week`.
  private boolean named(int lead) {
    var which = word(lead);
    boolean isNext = which.equals("next");
    boolean isLast = which.equals("last");
    int skip = isNext || isLast || which.equals("this") || which.equals("coming") ? 1 : 0;
    var weekday = weekday(word(lead + skip));
    if (weekday != null) {
      boolean isBehind = isLast || back && skip == 0;
      var adjuster =
          isBehind
              ? TemporalAdjusters.previous(weekday)
              : which.equals("this")
                  ? TemporalAdjusters.nextOrSame(weekday)
                  : TemporalAdjusters.next(weekday);
      return take(lead + skip + 1, today.with(adjuster));
    }
    if (!isNext && !isLast) {
      return false;
    }
    var moved = plus(today.atStartOfDay(now.getZone()), isNext ? 1 : -1, unit(word(lead + 1)));
    return moved != null
        && !unit(word(lead + 1)).equals("h")
        && take(lead + 2, moved.toLocalDate());
  }

  /// `in 3 days`, `3 days ago`, `3 days from now`, `3 days`.
  private boolean distance() {
    int lead = word(0).equals("in") ? 1 : 0;
    long amount = amount(word(lead));
    if (amount < 0) {
      return false;
    }
    var unit = unit(word(lead + 1));
    int count = lead + 2;
    boolean isBehind = lead == 0 && back;
    if (lead == 0 && (word(2).equals("ago") || word(2).equals("back"))) {
      isBehind = true;
      count++;
    } else if (lead == 0 && word(2).equals("from") && word(3).equals("now")) {
      isBehind = false;
      count += 2;
    }
    var found = plus(now, isBehind ? -amount : amount, unit);
    return found != null && take(count, found);
  }

  /// `end of month`, `start of the week`, `end of next year`, `eod`.
  private boolean edge() {
    var unit =
        switch (word(0)) {
          case "eod" -> "d";
          case "eow" -> "w";
          case "eom" -> "m";
          case "eoy" -> "y";
          default -> "";
        };
    if (!unit.isEmpty()) {
      otherwise = LAST;
      return take(1, lastDay(today, unit));
    }
    int lead = word(0).equals("the") ? 1 : 0;
    boolean isEnd = word(lead).equals("end");
    boolean isStart = word(lead).equals("start") || word(lead).equals("beginning");
    if (!isEnd && !isStart || !word(lead + 1).equals("of")) {
      return false;
    }
    int next = lead + 2;
    var which = word(next);
    int step = which.equals("next") ? 1 : which.equals("last") ? -1 : 0;
    next += step != 0 || which.equals("the") || which.equals("this") ? 1 : 0;
    unit = unit(word(next));
    var inside = plus(today.atStartOfDay(now.getZone()), step, unit);
    if (inside == null || unit.equals("h") || unit.equals("min")) {
      return false;
    }
    otherwise = isEnd ? LAST : LocalTime.MIDNIGHT;
    var day = inside.toLocalDate();
    return take(next + 1, isEnd ? lastDay(day, unit) : firstDay(day, unit));
  }

  private static LocalDate firstDay(LocalDate day, String unit) {
    return switch (unit) {
      case "w" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case "m" -> day.withDayOfMonth(1);
      case "y" -> day.withDayOfYear(1);
      default -> day;
    };
  }

  private static LocalDate lastDay(LocalDate day, String unit) {
    return switch (unit) {
      case "w" -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
      case "m" -> day.with(TemporalAdjusters.lastDayOfMonth());
      case "y" -> day.with(TemporalAdjusters.lastDayOfYear());
      default -> day;
    };
  }

  /// `jan 15`, `15 january`, `on the 15th of january 2027`.
  private boolean monthDay() {
    int lead = word(0).equals("on") ? 1 : 0;
    lead += word(lead).equals("the") ? 1 : 0;
    var month = month(word(lead));
    long day;
    int next;
    if (month != null) {
      day = ordinal(word(lead + 1));
      next = lead + 2;
    } else {
      day = ordinal(word(lead));
      next = lead + (word(lead + 1).equals("of") ? 2 : 1);
      month = month(word(next++));
    }
    if (month == null || day < 1) {
      return false;
    }
    if (word(next).length() == 4) {
      long year = number(word(next), 0, 4);
      if (year > 0) {
        return take(next + 1, LocalDate.of((int) year, month, (int) day));
      }
    }
    return take(next, nearestYear(month, (int) day));
  }

  /// The year in which that day is next, or was last; today counts. February 29 waits for its year.
  private LocalDate nearestYear(Month month, int day) {
    LocalDate.of(2000, month, day);
    int year = today.getYear();
    while (true) {
      if (day <= month.length(java.time.Year.isLeap(year))) {
        var found = LocalDate.of(year, month, day);
        if (back ? !found.isAfter(today) : !found.isBefore(today)) {
          return found;
        }
      }
      year += back ? -1 : 1;
    }
  }

  /// Adds an amount of a unit as [#unit] names it; null when there is no such unit. Days and longer
  /// keep the time of day.
  static @Nullable ZonedDateTime plus(ZonedDateTime from, long amount, String unit) {
    return switch (unit) {
      case "min" -> from.plusMinutes(amount);
      case "h", "H" -> from.plusHours(amount);
      case "d", "D" -> from.plusDays(amount);
      case "w", "W" -> from.plusWeeks(amount);
      case "m", "M" -> from.plusMonths(amount);
      case "y", "Y" -> from.plusYears(amount);
      default -> null;
    };
  }

  private static String unit(String word) {
    return switch (word) {
      case "minute", "minutes", "min", "mins" -> "min";
      case "hour", "hours", "hr", "hrs" -> "h";
      case "day", "days" -> "d";
      case "week", "weeks", "wk", "wks" -> "w";
      case "month", "months" -> "m";
      case "year", "years" -> "y";
      default -> "";
    };
  }

  private static long amount(String word) {
    return switch (word) {
      case "a", "an", "one" -> 1;
      case "two" -> 2;
      case "three" -> 3;
      case "four" -> 4;
      case "five" -> 5;
      case "six" -> 6;
      case "seven" -> 7;
      case "eight" -> 8;
      case "nine" -> 9;
      case "ten" -> 10;
      default -> number(word, 0, word.length());
    };
  }

  private static long ordinal(String word) {
    boolean hasEnding =
        word.endsWith("st") || word.endsWith("nd") || word.endsWith("rd") || word.endsWith("th");
    long day = number(word, 0, hasEnding ? word.length() - 2 : word.length());
    return day > 31 ? -1 : day;
  }

  /// The digits of a part of a text as a number, or -1 when it is anything else or too long to be
  /// meant.
  static long number(String text, int from, int to) {
    if (to <= from || to - from > 7) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static @Nullable DayOfWeek weekday(String word) {
    for (var day : DayOfWeek.values()) {
      if (isShortFor(word, day.name())) {
        return day;
      }
    }
    return null;
  }

  private static @Nullable Month month(String word) {
    for (var month : Month.values()) {
      if (isShortFor(word, month.name())) {
        return month;
      }
    }
    return null;
  }

  private static boolean isShortFor(String word, String name) {
    int length = word.endsWith(".") ? word.length() - 1 : word.length();
    return length >= 3 && name.regionMatches(true, 0, word, 0, length) && length <= name.length();
  }
}
