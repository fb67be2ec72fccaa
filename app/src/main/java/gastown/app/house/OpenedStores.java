package gastown.app.house;

import gastown.beads.store.BeadStore;
import java.nio.file.Path;

/// The one place that says which store it is.
public final class OpenedStores {
  private OpenedStores() {}

  @SuppressWarnings("DoNotCallSuggester")
  public static BeadStore open(Path database) {
    throw new UnsupportedOperationException("no store yet for " + database);
  }
}
