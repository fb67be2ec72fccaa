package gastown.town.work;

import gastown.beads.BeadId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;

/// In which order those who wait get a place.
public final class Turns {
  /// Waiting so long is worth a step of priority, so that nobody waits for ever.
  private static final Duration AGE = Duration.ofHours(1);

  private Turns() {}

  /// The most urgent first; among equals the rig with the fewest at work, then who came first.
  public static Comparator<Waiting> order(Map<String, Long> busy, Instant now) {
    return Comparator.<Waiting>comparingLong(waiting -> urgency(waiting, now))
        .thenComparingLong(waiting -> busy.getOrDefault(waiting.rig(), 0L))
        .thenComparing(Waiting::since)
        .thenComparing(Waiting::bead, BeadId.NATURAL);
  }

  private static long urgency(Waiting waiting, Instant now) {
    long waited = Duration.between(waiting.since(), now).toMillis();
    return waiting.priority() - waited / AGE.toMillis();
  }
}
