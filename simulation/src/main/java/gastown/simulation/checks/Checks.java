package gastown.simulation.checks;

import gastown.simulation.world.Bottle;
import gastown.simulation.world.Overseer;
import java.util.List;
import java.util.function.Consumer;

/// All that must be true.
public final class Checks {
  private final Bottle bottle;
  private final Overseer overseer;
  private final List<Check> checks =
      List.of(
          new Holding(),
          new Counting(),
          new Keeping(),
          new TargetCheck(),
          new Landings(),
          new ConvoyCheck(),
          new Money(),
          new Unmeasured(),
          new Limits(),
          new Talk(),
          new Telling(),
          new Places(),
          new Proof(),
          new JournalCheck());
  private long seen = -1;
  private long filesSeen = -1;

  public Checks(Bottle bottle, Overseer overseer) {
    this.bottle = bottle;
    this.overseer = overseer;
  }

  /// Looks, when anything changed since the last time.
  public void look() {
    long head = bottle.town().look(reading -> reading.rows().head().seq());
    long files = bottle.files().changes();
    if (head != seen || files != filesSeen) {
      seen = head;
      filesSeen = files;
      each(now -> checks.forEach(check -> check.look(now)));
    }
  }

  public void atEnd() {
    each(now -> checks.forEach(check -> check.atEnd(now)));
    each(now -> new Settlement().atEnd(now));
  }

  private void each(Consumer<Moment> work) {
    bottle
        .town()
        .look(reading -> {
          work.accept(Moment.of(bottle, overseer, reading));
          return true;
        });
  }
}
