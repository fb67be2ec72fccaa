package gastown.store;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.BeadId;
import gastown.beads.store.Scatter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Texts that sort as what they stand for.
class MomentTest {
  private static final List<Instant> EDGES =
      List.of(
          Instant.parse("-999999999-01-01T00:00:00Z"),
          Instant.parse("-0001-12-31T23:59:59.999999999Z"),
          Instant.parse("0000-01-01T00:00:00Z"),
          Instant.EPOCH.minusNanos(1),
          Instant.EPOCH,
          Scatter.NOON,
          Instant.parse("9999-12-31T23:59:59.999999999Z"),
          Instant.parse("+10000-01-01T00:00:00Z"),
          Instant.parse("+999999999-12-31T23:59:59.999999999Z"));

  @Test
  void a_time_looks_like_this() {
    assertThat(Moment.text(Scatter.NOON.plusNanos(70))).isEqualTo("2026-03-01T12:00:00.000000070Z");
  }

  @Test
  void times_come_back_and_sort() {
    var times = new ArrayList<>(EDGES);
    var random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      times.add(
          Instant.ofEpochSecond(
              random.nextLong(-70_000_000_000L, 300_000_000_000L), random.nextInt(999_999_999)));
    }
    for (var time : times) {
      assertThat(Moment.instant(Moment.text(time))).isEqualTo(time);
    }
    assertThat(times.stream().sorted().map(Moment::text).toList()).isSorted();
  }

  @Test
  void ids_sort_by_their_keys_as_they_compare() {
    var scatter = new Scatter(3);
    var ids = new ArrayList<String>();
    for (int i = 0; i < 1_500; i++) {
      ids.add(scatter.id());
    }
    ids.addAll(
        List.of(
            "bd-2", "bd-10", "bd-1a", "bd-01", "bd-1", "bd-a", "bd-ab", "bd-a.b", "bd-a-b",
            "bd-a."));
    ids.sort(Comparator.comparing(IdOrder::key).thenComparing(Comparator.naturalOrder()));
    assertThat(ids).isSortedAccordingTo(BeadId.NATURAL);
  }
}
