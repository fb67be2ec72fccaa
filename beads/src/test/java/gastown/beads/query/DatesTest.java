package gastown.beads.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Problem;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Instant local(String text) {
    return LocalDateTime.parse(text).atZone(BERLIN).toInstant();
  }

  /// A Wednesday.
  private static final Instant NOW = local("2026-05-13T14:30:00");

  private static LocalDateTime ahead(String now, String typed) {
    return Dates.ahead(local(now), BERLIN).require("--due", typed).atZone(BERLIN).toLocalDateTime();
  }

  @ParameterizedTest
  @CsvSource({
    "+6h, 2026-05-13T20:30",
    "-6h, 2026-05-13T08:30",
    "3d, 2026-05-16T14:30",
    "+2w, 2026-05-27T14:30",
    "1m, 2026-06-13T14:30",
    "-1y, 2025-05-13T14:30",
    "+1D, 2026-05-14T14:30",
    "now, 2026-05-13T14:30",
    "today, 2026-05-13T00:00",
    "tomorrow, 2026-05-14T00:00",
    "Yesterday, 2026-05-12T00:00",
    "day after tomorrow, 2026-05-15T00:00",
    "tonight, 2026-05-13T20:00",
    "tomorrow at 9am, 2026-05-14T09:00",
    "tomorrow 9:30 pm, 2026-05-14T21:30",
    "9am tomorrow, 2026-05-14T09:00",
    "tomorrow morning, 2026-05-14T09:00",
    "tomorrow at 12am, 2026-05-14T00:00",
    "today at noon, 2026-05-13T12:00",
    "noon, 2026-05-14T12:00",
    "17:00, 2026-05-13T17:00",
    "at 9, 2026-05-14T09:00",
    "monday, 2026-05-18T00:00",
    "wednesday, 2026-05-20T00:00",
    "this wednesday, 2026-05-13T00:00",
    "next monday, 2026-05-18T00:00",
    "next wed, 2026-05-20T00:00",
    "last friday, 2026-05-08T00:00",
    "on friday at 17:15:30, 2026-05-15T17:15:30",
    "next week, 2026-05-20T00:00",
    "next month, 2026-06-13T00:00",
    "last year, 2025-05-13T00:00",
    "in 3 days, 2026-05-16T14:30",
    "in an hour, 2026-05-13T15:30",
    "in 20 minutes, 2026-05-13T14:50",
    "in two weeks, 2026-05-27T14:30",
    "3 days ago, 2026-05-10T14:30",
    "a week ago, 2026-05-06T14:30",
    "2 hours from now, 2026-05-13T16:30",
    "3 days at 8:00, 2026-05-16T08:00",
    "end of day, 2026-05-13T23:59:59",
    "end of week, 2026-05-17T23:59:59",
    "end of month, 2026-05-31T23:59:59",
    "end of next month, 2026-06-30T23:59:59",
    "eom, 2026-05-31T23:59:59",
    "start of next week, 2026-05-18T00:00",
    "beginning of the year, 2026-01-01T00:00",
    "end of the month at 18:00, 2026-05-31T18:00",
    "jan 15, 2027-01-15T00:00",
    "december 24th, 2026-12-24T00:00",
    "may 13, 2026-05-13T00:00",
    "15 january 2028, 2028-01-15T00:00",
    "'Jan 15, 2028', 2028-01-15T00:00",
    "the 1st of june at 8am, 2026-06-01T08:00",
    "feb 29, 2028-02-29T00:00",
    "2026-06-01, 2026-06-01T00:00",
    "2026-06-01 09:15, 2026-06-01T09:15",
    "2026-06-01T09:15:30, 2026-06-01T09:15:30",
    "2026-06-01T09:15:30Z, 2026-06-01T11:15:30",
    "2026-06-01T09:15:30-05:00, 2026-06-01T16:15:30",
    "2026-06-01T09:15:30.5+02:00, 2026-06-01T09:15:30.5"
  })
  void a_date_ahead_is_read(String typed, LocalDateTime expected) {
    assertThat(ahead("2026-05-13T14:30:00", typed)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "3d, 2026-05-10T14:30",
    "+3d, 2026-05-16T14:30",
    "3 days, 2026-05-10T14:30",
    "monday, 2026-05-11T00:00",
    "jan 15, 2026-01-15T00:00",
    "jun 1, 2025-06-01T00:00",
    "17:00, 2026-05-12T17:00",
    "9am, 2026-05-13T09:00",
    "feb 29, 2024-02-29T00:00"
  })
  void a_date_of_what_has_been_lies_behind(String typed, LocalDateTime expected) {
    var read = Dates.back(NOW, BERLIN).read(typed);
    assertThat(read).isEqualTo(expected.atZone(BERLIN).toInstant());
  }

  @ParameterizedTest
  @CsvSource({
    // The clock goes forward on 2026-03-29 at 02:00 and back on 2026-10-25 at 03:00.
    "2026-03-28T12:00:00, +1d, 2026-03-29T10:00:00Z",
    "2026-03-28T12:00:00, +24h, 2026-03-29T11:00:00Z",
    "2026-03-28T12:00:00, tomorrow at 02:30, 2026-03-29T01:30:00Z",
    "2026-03-28T12:00:00, tomorrow, 2026-03-28T23:00:00Z",
    "2026-10-24T12:00:00, tomorrow at 02:30, 2026-10-25T00:30:00Z",
    "2026-10-24T12:00:00, +24h, 2026-10-25T10:00:00Z",
    "2026-10-24T12:00:00, +1d, 2026-10-25T11:00:00Z",
    "2026-10-25, 2026-10-25, 2026-10-24T22:00:00Z"
  })
  void days_are_days_of_the_calendar_and_hours_are_hours(String now, String typed, Instant at) {
    var start = now.length() == 10 ? now + "T12:00:00" : now;
    assertThat(Dates.ahead(local(start), BERLIN).read(typed)).isEqualTo(at);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T10:00:00, 1m, 2026-02-28T10:00",
    "2028-01-31T10:00:00, 1m, 2028-02-29T10:00",
    "2028-02-29T10:00:00, 1y, 2029-02-28T10:00",
    "2026-12-31T23:30:00, tomorrow, 2027-01-01T00:00",
    "2026-01-31T10:00:00, next month, 2026-02-28T00:00",
    "2028-02-10T10:00:00, end of month, 2028-02-29T23:59:59",
    "2026-12-31T10:00:00, end of next month, 2027-01-31T23:59:59"
  })
  void the_end_of_a_month_is_never_overrun(String now, String typed, LocalDateTime expected) {
    assertThat(ahead(now, typed)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "soon",
        "3x",
        "d",
        "+",
        "-",
        "+d",
        "2026-13-01",
        "2026-02-30",
        "2026-05-01x",
        "2026-05-01 25:00",
        "tomorrow tomorrow",
        "tomorrow at",
        "at 25",
        "13pm",
        "0am",
        "next",
        "in 3",
        "in days",
        "feb 30",
        "99999999d",
        "9999999y",
        "+9999999y",
        "end of",
        "end of hour",
        "17:60",
        "monday 9am 10am",
        "the",
        "15",
        "2026",
        "tomorrow or so"
      })
  void what_is_no_date_is_refused(String typed) {
    assertThat(Dates.ahead(NOW, BERLIN).read(typed)).isNull();
    assertThatThrownBy(() -> Dates.ahead(NOW, BERLIN).require("--due", typed))
        .isInstanceOf(Problem.Refusal.class)
        .hasMessageStartingWith("invalid --due format");
  }

  @Test
  void an_overlong_text_is_refused() {
    assertThat(Dates.ahead(NOW, BERLIN).read("9".repeat(5_000))).isNull();
  }
}
