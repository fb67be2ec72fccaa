package gastown.store;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.store.BeadStore;
import gastown.beads.store.Scatter;
import java.util.Random;

/// Many beads, as a large project has them: epics of ten, one of two with a blocker among those
/// just before it, a fifth still open, a few words of description.
final class Crowd {
  private static final int AT_ONCE = 20_000;
  private static final String PROSE =
      "The parser must accept what the writer writes, whatever the case. ".repeat(3);

  private final Random random;

  Crowd(long seed) {
    random = new Random(seed);
  }

  static String id(int n) {
    return "bd-" + Integer.toString(n / 10, 36) + (n % 10 == 0 ? "" : "." + n % 10);
  }

  void fill(BeadStore store, int beads) {
    for (int from = 0; from < beads; from += AT_ONCE) {
      int start = from;
      int end = Math.min(beads, from + AT_ONCE);
      store.write(
          "",
          tables -> {
            for (int n = start; n < end; n++) {
              add(tables, n);
            }
            return new BeadStore.Answer(0, "", "");
          });
    }
  }

  private void add(gastown.beads.store.Tables tables, int n) {
    var id = id(n);
    boolean isOpen = random.nextInt(5) == 0;
    var created = Scatter.NOON.minusSeconds(random.nextInt(40_000_000));
    tables.putBead(
        Bead.of(id)
            .with(Field.TITLE, "Bead number " + n)
            .with(Field.DESCRIPTION, PROSE)
            .with(Field.STATUS, isOpen ? "open" : "closed")
            .with(Field.PRIORITY, random.nextInt(5))
            .with(Field.TYPE, n % 10 == 0 ? "epic" : random.nextInt(20) == 0 ? "message" : "task")
            .with(Field.CREATED_AT, created)
            .with(Field.UPDATED_AT, created.plusSeconds(60))
            .with(Field.EPHEMERAL, random.nextInt(20) == 0)
            .with(Field.DEFER_UNTIL, random.nextInt(50) == 0 ? Scatter.NOON.plusSeconds(60) : null)
            .with(Field.ASSIGNEE, random.nextInt(10) == 0 ? "agent-" + random.nextInt(50) : null));
    if (n % 10 != 0) {
      tables.putDependency(
          Dependency.of(id, id(n - n % 10), DependencyType.PARENT_CHILD, created, "ana"));
    }
    if (n > 500 && random.nextInt(2) == 0) {
      tables.putDependency(
          Dependency.of(
              id, id(n - 1 - random.nextInt(500)), DependencyType.BLOCKS, created, "ana"));
      if (isOpen && random.nextInt(3) == 0) {
        tables.setBlocked(id, true);
      }
    }
    tables.putLabel(id, "label-" + random.nextInt(100));
  }
}
