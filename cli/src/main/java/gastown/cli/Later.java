package gastown.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Does work that can wait until the caller has its answer. For each folder one chore is kept: the
/// newest takes the place of the one before.
public interface Later {
  /// Does the chore soon. Returns what went wrong when the last one of this folder was done, once;
  /// empty when nothing did.
  String put(Path folder, Chore chore);

  /// As [#put] for a folder that was not met before; else does nothing.
  String meet(Path folder, Chore chore);

  @FunctionalInterface
  interface Chore {
    /// Returns how long to wait before it is tried again; null when it is done. There is no other
    /// time when `isLast`.
    @Nullable Duration run(boolean isLast);
  }
}
