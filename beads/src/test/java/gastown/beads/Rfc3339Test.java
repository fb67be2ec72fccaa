package gastown.beads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
  @ParameterizedTest
  @CsvSource({
    "2026-05-01T08:00:00Z, 2026-05-01T08:00:00Z",
    "2026-05-01T08:00:00z, 2026-05-01T08:00:00Z",
    "2026-05-01 08:00:00Z, 2026-05-01T08:00:00Z",
    "2026-05-01T10:00:00+02:00, 2026-05-01T08:00:00Z",
    "2026-05-01T02:30:00.5-05:30, 2026-05-01T08:00:00.5Z",
    "2026-05-01T08:00:00.120Z, 2026-05-01T08:00:00.12Z",
    "2026-05-01T08:00:00.123456789Z, 2026-05-01T08:00:00.123456789Z",
    "2026-05-01T08:00:00.1234567891234Z, 2026-05-01T08:00:00.123456789Z",
    "2026-05-01T08:00:00.000000001Z, 2026-05-01T08:00:00.000000001Z",
    "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z",
    "1969-12-31T23:59:59.25Z, 1969-12-31T23:59:59.25Z",
  })
  void a_time_is_written_in_utc_with_no_digit_too_many(String read, String written) {
    var time = java.util.Objects.requireNonNull(Rfc3339.parse(read));
    assertThat(Rfc3339.format(time)).isEqualTo(written);
    assertThat(time).isEqualTo(Instant.parse(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-05-01",
        "2026-05-01T08:00:00",
        "2026-13-01T08:00:00Z",
        "2026-05-01T08:00:00.Z",
        "2026-05-01T08:00:00,5Z",
        "2026-05-01X08:00:00Z",
        "2026-05-01T08:00:00+99:00",
        "20260501T080000.000Z"
      })
  void what_is_no_time_is_not_read_as_one(String text) {
    assertThat(Rfc3339.parse(text)).isNull();
  }

  @Test
  void every_written_time_reads_back() {
    for (long nanos = 1; nanos < 1_000_000_000; nanos *= 7) {
      var time = Instant.ofEpochSecond(1_777_622_400 + nanos, nanos);
      assertThat(Rfc3339.parse(Rfc3339.format(time))).isEqualTo(time);
    }
  }
}
