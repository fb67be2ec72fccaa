package gastown.beads.work;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.ports.Dice;
import gastown.beads.store.Draft;
import gastown.beads.store.Rows;
import java.time.Instant;

/// What every operation on beads needs: the draft it writes to, the settings in force, and dice.
public record Tracker(Draft draft, Config config, Dice dice) {
  public Rows rows() {
    return draft.rows();
  }

  public Instant now() {
    return draft.now();
  }

  public Vocabulary vocabulary() {
    return Vocabulary.of(config);
  }

  public Finder finder() {
    return new Finder(rows(), config);
  }

  /// Stores a changed bead with the time of the change.
  Bead touch(Bead bead) {
    var touched = bead.with(Field.UPDATED_AT, now());
    draft.put(touched);
    return touched;
  }
}
