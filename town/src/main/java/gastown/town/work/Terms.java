package gastown.town.work;

import java.time.Duration;

/// How patient the town is with its workers.
public record Terms(
    Duration patience,
    int nudgesMost,
    int attemptsMost,
    int conflictsMost,
    Duration linger,
    Duration grace) {
  public static final Terms USUAL =
      new Terms(Duration.ofMinutes(15), 3, 5, 10, Duration.ofSeconds(10), Duration.ofSeconds(5));

  /// How long to wait before waking a worker again: 1, 2, 5, 10, 20 … seconds.
  public Duration pause(int attempts) {
    return switch (attempts) {
      case 0, 1 -> Duration.ofSeconds(1);
      case 2 -> Duration.ofSeconds(2);
      case 3 -> Duration.ofSeconds(5);
      default -> Duration.ofSeconds(10L << Math.min(attempts - 4, 6));
    };
  }
}
