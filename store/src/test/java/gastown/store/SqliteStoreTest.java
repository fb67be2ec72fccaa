package gastown.store;

import gastown.beads.store.BeadStore;
import gastown.beads.store.BeadStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends BeadStoreContract {
  @TempDir Path dir;
  private int opened;

  @Override
  public BeadStore open() {
    return SqliteStore.open(dir.resolve("beads-" + opened++ + ".db"));
  }
}
