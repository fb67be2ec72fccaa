package gastown.app.house;

import gastown.beads.store.BeadStore;
import gastown.store.SqliteStore;
import java.nio.file.Path;

/// The one place that says which store it is.
public final class OpenedStores {
  private OpenedStores() {}

  /// For one call.
  public static BeadStore open(Path database) {
    return SqliteStore.open(database);
  }
}
