package gastown.beads.store;

import java.util.function.Predicate;

/// A store as it was: the journal folded up to a moment, in memory.
public final class Past {
  private Past() {}

  /// The state after the entries that `wanted` accepts, up to the first it does not.
  public static BeadStore of(Rows rows, Predicate<Entry> wanted) {
    var store = new MemoryStore();
    store.write(
        "",
        tables -> {
          State.folded(rows, wanted).writeTo(tables);
          return new BeadStore.Answer(0, "", "");
        });
    return store;
  }
}
