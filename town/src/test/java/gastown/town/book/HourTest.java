package gastown.town.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was written as an instant is read as the same instant.
class HourTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-05-01T08:00:00Z",
        "2026-05-01T08:00:00.5Z",
        "2026-05-01T08:00:00.123Z",
        "2026-05-01T08:00:00.123456Z",
        "2026-05-01T08:00:00.123456789Z",
        "2024-02-29T23:59:59Z",
        "2026-12-31T23:59:59.999999999Z",
        "2026-05-01T24:00:00Z",
        "1969-12-31T23:59:59.999Z",
        "0000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "2026-05-01T08:00:00+02:00"
      })
  void an_hour_is_read_as_the_library_reads_it(String text) {
    assertThat(Hour.read(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-13-01T08:00:00Z",
        "2026-02-30T08:00:00Z",
        "2026-05-01T08:60:00Z",
        "2026-05-01T08:00:00.Zx",
        "2026-05-01 08:00:00Z",
        "2026-05-01T08:00:00.12a4Z"
      })
  void what_is_no_hour_is_refused(String text) {
    assertThatThrownBy(() -> Hour.read(text)).isInstanceOf(DateTimeParseException.class);
  }

  @Test
  void any_instant_comes_back_as_it_was_written() {
    var random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      var at =
          Instant.ofEpochSecond(
              random.nextLong(-80_000_000_000L, 260_000_000_000L), random.nextInt(1_000_000_000));
      assertThat(Hour.read(at.toString())).isEqualTo(at);
    }
  }
}
