package gastown.app.house;

import gastown.beads.store.BeadStore;
import gastown.store.SharedStore;
import gastown.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The one place that says which store it is.
public final class OpenedStores {
  private OpenedStores() {}

  /// For one call.
  public static BeadStore open(Path database) {
    return SqliteStore.open(database);
  }

  /// For many calls at once.
  public static BeadStore openShared(Path database) {
    if (isNothing(database)) {
      SqliteStore.open(database).close();
    }
    return SharedStore.open(database, Thread.ofPlatform().daemon().name("store writer")::start);
  }

  /// A file cut to nothing comes here only after the commands saw to what was lost.
  private static boolean isNothing(Path database) {
    try {
      return Files.size(database) == 0;
    } catch (IOException e) {
      return !Files.exists(database);
    }
  }
}
