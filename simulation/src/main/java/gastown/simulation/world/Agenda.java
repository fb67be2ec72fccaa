package gastown.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Virtual time: what is to happen, each at its instant, ties broken by dice. The clock people read
/// may be set forward and back; what was arranged happens when it was to.
public final class Agenda implements InstantSource {
  public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private record Entry(long at, long tie, long number, Runnable act) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(
          Comparator.comparingLong(Entry::at)
              .thenComparingLong(Entry::tie)
              .thenComparingLong(Entry::number));
  private final Chance chance;
  private long now;
  private long skew;
  private long number;
  private long steps;

  public Agenda(Chance chance) {
    this.chance = chance;
  }

  public void in(Duration delay, Runnable act) {
    entries.add(new Entry(now + Math.max(0, delay.toMillis()), chance.nextLong(), number++, act));
  }

  /// Lets the next thing happen; false when nothing ever will.
  public boolean step() {
    var next = entries.poll();
    if (next == null) {
      return false;
    }
    now = next.at();
    steps++;
    next.act().run();
    return true;
  }

  /// How many things have happened.
  long steps() {
    return steps;
  }

  /// What the clock on the wall shows.
  @Override
  public Instant instant() {
    return START.plusMillis(now + skew);
  }

  public Duration elapsed() {
    return Duration.ofMillis(now);
  }

  public void setClock(Duration by) {
    skew += by.toMillis();
  }
}
