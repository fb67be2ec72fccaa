package gastown.simulation.checks;

import gastown.beads.store.State;

/// The journal tells the whole story: folded, it is the state. Looked at from time to time.
final class JournalCheck implements Check {
  private static final int EVERY = 400;

  private int looks;

  @Override
  public void look(Moment now) {
    if (++looks % EVERY == 0) {
      fold(now);
    }
  }

  @Override
  public void atEnd(Moment now) {
    fold(now);
    var damages = now.bottle().damages();
    if (!damages.isEmpty()) {
      now.complain("journal-is-state", damages.getFirst());
    }
  }

  private static void fold(Moment now) {
    var rows = now.reading().rows();
    var differences = State.folded(rows, _ -> true).differences(State.of(rows), 3);
    if (!differences.isEmpty()) {
      now.complain("journal-is-state", String.join("; ", differences));
    }
  }
}
