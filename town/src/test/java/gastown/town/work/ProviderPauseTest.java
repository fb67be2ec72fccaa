package gastown.town.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gastown.town.signals.Failure.Reset;
import gastown.town.work.ProviderPause.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProviderPauseTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Reset NOBODY_KNOWS = new Reset.Unknown();

  private static ProviderPause after(
      @Nullable ProviderPause known, String session, Reset reset, Instant now) {
    return ProviderPause.after(known, "claude", session, new Limit("a limit", reset), now);
  }

  static List<Arguments> resets() {
    return List.of(
        arguments("a time", new Reset.At(NOON.plusSeconds(3600)), Duration.ofHours(1)),
        arguments("a length", new Reset.In(Duration.ofSeconds(90)), Duration.ofSeconds(90)),
        arguments(
            "a clock in Berlin, where it is one",
            new Reset.Daily(LocalTime.of(15, 0), ZoneId.of("Europe/Berlin")),
            Duration.ofHours(2)),
        arguments(
            "a clock that has shown it today",
            new Reset.Daily(LocalTime.of(11, 0), ZoneId.of("UTC")),
            Duration.ofHours(23)),
        arguments("nothing", NOBODY_KNOWS, Duration.ofMinutes(1)),
        arguments("what has passed", new Reset.At(NOON.minusSeconds(1)), Duration.ofMinutes(1)),
        arguments(
            "what nobody believes", new Reset.In(Duration.ofDays(300)), Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @MethodSource("resets")
  void it_lasts_until_the_reset_and_a_little_longer(String what, Reset reset, Duration length) {
    var pause = after(null, "one", reset, NOON);
    var jitter = Duration.between(NOON.plus(length), pause.until());
    var most = length.dividedBy(10).plusSeconds(2);
    assertThat(jitter).as(what).isBetween(Duration.ZERO, most);
    assertThat(pause.isOn(NOON)).isTrue();
    assertThat(pause.isOn(pause.until())).isFalse();
    assertThat(pause.isToEnd(pause.until())).isTrue();
    assertThat(pause.ended().isToEnd(pause.until())).isFalse();
  }

  @Test
  void not_everybody_comes_back_in_the_same_moment() {
    var ends = new HashSet<Instant>();
    for (int i = 0; i < 20; i++) {
      ends.add(after(null, "session-" + i, new Reset.In(Duration.ofHours(1)), NOON).until());
    }
    assertThat(ends).hasSizeGreaterThan(15);
    assertThat(after(null, "one", NOBODY_KNOWS, NOON))
        .isEqualTo(after(null, "one", NOBODY_KNOWS, NOON));
  }

  @Test
  void a_second_session_that_meets_it_joins_and_does_not_shorten_it() {
    var first = after(null, "one", new Reset.In(Duration.ofHours(1)), NOON);
    var both = after(first, "two", NOBODY_KNOWS, NOON.plusSeconds(10));
    assertThat(both.sessions()).containsExactly("one", "two");
    assertThat(both.until()).isEqualTo(first.until());
    assertThat(both.since()).isEqualTo(NOON);
    assertThat(both.cause().tries()).isEqualTo(1);
    var later = after(both, "two", new Reset.In(Duration.ofHours(3)), NOON.plusSeconds(20));
    assertThat(later.until()).isAfter(first.until());
    assertThat(later.sessions()).containsExactly("one", "two");
  }

  @Test
  void pauses_that_were_too_short_grow_up_to_an_hour_and_begin_anew_after_a_good_while() {
    var pause = after(null, "one", NOBODY_KNOWS, NOON);
    var before = Duration.ZERO;
    for (int i = 0; i < 12; i++) {
      var length = Duration.between(pause.since(), pause.until());
      assertThat(length).isBetween(before.dividedBy(2), Duration.ofMinutes(62));
      before = length;
      pause = after(pause.ended(), "one", NOBODY_KNOWS, pause.until().plusSeconds(5));
    }
    assertThat(before).isGreaterThanOrEqualTo(Duration.ofHours(1));
    assertThat(pause.sessions()).containsExactly("one");
    var much = pause.until().plus(Duration.ofHours(4));
    assertThat(after(pause.ended(), "one", NOBODY_KNOWS, much).cause().tries()).isEqualTo(1);
  }
}
