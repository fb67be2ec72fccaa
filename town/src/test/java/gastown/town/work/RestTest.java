package gastown.town.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RestTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  private static Rest rest(String where, int from, int to) {
    return new Rest(where, at(from), at(to));
  }

  private static Instant at(int minutes) {
    return NOON.plus(Duration.ofMinutes(minutes));
  }

  /// Of the hour from 0 to 60.
  static List<Arguments> rows() {
    return List.of(
        arguments("nothing stood still", List.of(), 0),
        arguments("within", List.of(rest("", 10, 30)), 20),
        arguments("the rig alone", List.of(rest("web", 10, 30)), 20),
        arguments("another rig", List.of(rest("api", 10, 30)), 0),
        arguments("it began before", List.of(rest("", -30, 10)), 10),
        arguments("it stands yet", List.of(rest("", 50, 90)), 10),
        arguments("all the time", List.of(rest("", -5, 90)), 60),
        arguments("before", List.of(rest("", -30, 0)), 0),
        arguments("after", List.of(rest("", 60, 90)), 0),
        arguments("two", List.of(rest("", 40, 50), rest("web", 10, 30)), 30),
        arguments("one in the other", List.of(rest("web", 20, 30), rest("", 10, 40)), 30),
        arguments("one into the other", List.of(rest("web", 10, 30), rest("", 20, 40)), 30),
        arguments("a clock that went back", List.of(rest("", 30, 10)), 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void time_that_stood_still_is_counted_once(String says, List<Rest> rests, int minutes) {
    assertThat(Rest.within(rests, "web", at(0), at(60)))
        .as(says)
        .isEqualTo(Duration.ofMinutes(minutes));
  }
}
