package gastown.simulation.world;

import gastown.beads.ports.Dice;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Dice that fall the same way for the same seed.
public final class Chance implements Dice {
  private long state;

  public Chance(long seed) {
    state = seed * 0x9E3779B97F4A7C15L + 0x1234567;
  }

  @Override
  public long nextLong() {
    state += 0x9E3779B97F4A7C15L;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  @Override
  public String uuid() {
    var digits = String.format(Locale.ROOT, "%016x%016x", nextLong(), nextLong());
    return String.join(
        "-",
        digits.substring(0, 8),
        digits.substring(8, 12),
        digits.substring(12, 16),
        digits.substring(16, 20),
        digits.substring(20));
  }

  /// From nought to one less than `most`.
  public int below(int most) {
    return (int) Math.floorMod(nextLong(), (long) most);
  }

  /// True once in so many throws.
  public boolean once(int in) {
    return below(in) == 0;
  }

  public Duration between(Duration least, Duration most) {
    long span = Math.max(1, most.toMillis() - least.toMillis());
    return least.plusMillis(Math.floorMod(nextLong(), span));
  }

  public <T> T of(List<T> among) {
    return among.get(below(among.size()));
  }

  /// Dice of their own, so that more throws here change nothing there.
  public Chance another() {
    return new Chance(nextLong());
  }
}
