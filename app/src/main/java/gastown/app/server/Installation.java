package gastown.app.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The folder this program was started from. `current` beside it names the installation that new
/// calls use.
record Installation(@Nullable Path folder) {
  static Installation ofThisProcess() {
    var home = System.getProperty("gastown.home", "");
    return new Installation(home.isEmpty() ? null : Path.of(home));
  }

  boolean isGone() {
    return folder != null && !Files.exists(folder.resolve("flags"));
  }

  /// Whether new calls use another one.
  boolean isSuperseded() {
    if (folder == null) {
      return false;
    }
    try {
      var current = Files.readString(folder.resolveSibling("current"));
      return !current.contains("gt_installed='" + folder.getFileName() + "'");
    } catch (IOException e) {
      return false;
    }
  }
}
