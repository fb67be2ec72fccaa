package gastown.town.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who gets a place first.
class TurnsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private static Waiting waiting(String bead, String rig, int priority, Duration waited) {
    return new Waiting(bead, rig, priority, NOON.minus(waited), Waiting.Wish.PLAIN);
  }

  private static List<String> order(Map<String, Long> busy, Waiting... line) {
    return List.of(line).stream().sorted(Turns.order(busy, NOON)).map(Waiting::bead).toList();
  }

  @Test
  void the_most_urgent_goes_first_and_among_equals_who_came_first() {
    var order =
        order(
            Map.of(),
            waiting("w-1", "web", 2, Duration.ofMinutes(1)),
            waiting("w-2", "web", 2, Duration.ofMinutes(3)),
            waiting("w-3", "web", 0, Duration.ZERO));

    assertThat(order).containsExactly("w-3", "w-2", "w-1");
  }

  @Test
  void who_waits_long_enough_overtakes_the_urgent() {
    var order =
        order(
            Map.of(),
            waiting("w-1", "web", 1, Duration.ZERO),
            waiting("w-2", "web", 4, Duration.ofHours(4)));

    assertThat(order).containsExactly("w-2", "w-1");
  }

  @Test
  void a_rig_with_fewer_at_work_goes_before_one_that_came_earlier() {
    var order =
        order(
            Map.of("web", 3L, "app", 1L),
            waiting("w-1", "web", 2, Duration.ofMinutes(9)),
            waiting("a-1", "app", 2, Duration.ofMinutes(1)));

    assertThat(order).containsExactly("a-1", "w-1");
  }
}
