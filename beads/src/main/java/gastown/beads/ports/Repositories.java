package gastown.beads.ports;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Finds version-controlled work trees.
public interface Repositories {
  /// A world without version control.
  Repositories NONE = _ -> null;

  /// The work tree around an existing folder, or null when it is in none.
  @Nullable Repository around(Path folder);
}
