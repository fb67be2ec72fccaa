package gastown.simulation.world;

import gastown.town.money.Budget.Caps;
import gastown.town.money.Stint;
import java.time.Duration;

/// What the town may use: money within its caps, room on its disk. Both change while it lives.
public final class Means {
  /// So much is to stay free.
  public static final long RESERVE = 500;

  private static final long PLENTY = 100 * RESERVE;

  private Caps caps = Caps.NONE;
  private Stint stint = Stint.NONE;
  private long free = PLENTY;

  public Caps caps() {
    return caps;
  }

  void caps(Caps next) {
    caps = next;
  }

  /// What may be used where nobody knows what is spent.
  public Stint stint() {
    return stint;
  }

  void stint(Stint next) {
    stint = next;
  }

  /// Whether anything is capped.
  boolean isCapped() {
    return caps.isAny() || stint.isAny();
  }

  /// Twice as much of everything.
  void raise() {
    stint = new Stint(stint.time().multipliedBy(2), 2 * stint.turns());
    caps =
        new Caps(
            2 * caps.day(),
            2 * caps.total(),
            2 * caps.bead(),
            2 * caps.agent(),
            2 * caps.convoy(),
            2 * caps.dayTokens());
  }

  public long free() {
    return free;
  }

  void low(long left) {
    free = left;
  }

  void plenty() {
    free = PLENTY;
  }

  /// Caps that a town of this kind reaches; sometimes none. Each session costs a few tenths of a
  /// dollar.
  static Caps tight(Chance chance) {
    if (chance.once(2)) {
      return Caps.NONE;
    }
    return new Caps(
        some(chance, 600_000),
        some(chance, 1_000_000),
        some(chance, 300_000),
        some(chance, 400_000),
        some(chance, 500_000),
        some(chance, 6_000));
  }

  /// Caps that a session without a record reaches; sometimes none.
  static Stint scant(Chance chance) {
    var time =
        chance.once(2)
            ? chance.between(Duration.ofMinutes(5), Duration.ofMinutes(30))
            : Duration.ZERO;
    return new Stint(time, chance.once(2) ? 2 + chance.below(10) : 0);
  }

  private static long some(Chance chance, int least) {
    return chance.once(3) ? least + chance.below(3 * least) : 0;
  }
}
