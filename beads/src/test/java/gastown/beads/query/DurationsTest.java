package gastown.beads.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "2h30m, PT2H30M", "1h, PT1H", "30m0s, PT30M", "90s, PT1M30S", "1.5h, PT1H30M", ".5s, PT0.5S",
    "250ms, PT0.25S", "10us, PT0.00001S", "-1m, PT-1M", "+1m, PT1M", "0, PT0S", "7d, PT168H",
    "2w, PT336H", "1.s, PT1S", "0.1s, PT0.1S"
  })
  void a_length_is_read(String typed, Duration expected) {
    assertThat(Durations.read(typed)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"30d, PT720H", "2w, PT336H", "24h, PT24H", "30, PT720H", "0, PT0S"})
  void an_age_may_be_a_bare_number_of_days(String typed, Duration expected) {
    assertThat(Durations.readAge(typed)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "h",
        "1",
        "1x",
        "1h2",
        ".h",
        "1..2h",
        "99999999999999999999h",
        "999999999999999999w",
        "1 h",
        "١h"
      })
  void what_is_no_length_is_refused(String typed) {
    assertThat(Durations.read(typed)).isNull();
    assertThatThrownBy(() -> Durations.require("--timeout", typed))
        .isInstanceOf(Problem.Refusal.class)
        .hasMessageStartingWith("invalid --timeout duration");
  }

  @Test
  void an_age_is_never_negative() {
    assertThat(Durations.readAge("-3d")).isNull();
  }
}
