package gastown.beads.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What every store of beads does. A class that passes this is one.
public abstract class BeadStoreContract
    implements RowsContract,
        WritingContract,
        QueryContract,
        JournalContract,
        DraftContract,
        DocumentContract {
  private BeadStore store = new MemoryStore();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  /// As many as a minute has room for; `-Dgastown.seeds=` asks for more.
  @Override
  public int seeds() {
    return Integer.getInteger("gastown.seeds", 6);
  }

  @Override
  public final BeadStore store() {
    return store;
  }

  /// Carries out work that has nothing to answer.
  protected static void write(BeadStore to, java.util.function.Consumer<Tables> work) {
    Given.write(to, work);
  }
}
