package gastown.app.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Where a server lives: a private folder, and there a name that stands for the installation. The
/// native client works out both by itself and hands them to the server it starts.
record Place(Path folder, String name) {
  /// Without a folder: a path to a socket may have only about a hundred bytes, so a server works
  /// inside its folder.
  Path socketName() {
    return Path.of(name + ".sock");
  }

  Path socket() {
    return folder.resolve(name + ".sock");
  }

  Path lock() {
    return folder.resolve(name + ".lock");
  }

  Path log() {
    return folder.resolve(name + ".log");
  }

  /// Made by a client that starts a server, removed by the server when it listens.
  Path starting() {
    return folder.resolve(name + ".starting");
  }

  static @Nullable Object key(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      return null;
    }
  }

  /// Where the client looks: the same rule as in the client.
  static @Nullable Path folder(java.util.Map<String, String> environment) {
    var runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    if (runtime.startsWith("/")) {
      return Path.of(runtime, "gastown");
    }
    var home = environment.getOrDefault("HOME", "");
    return home.startsWith("/") ? Path.of(home, ".local/state/gastown/run") : null;
  }
}
