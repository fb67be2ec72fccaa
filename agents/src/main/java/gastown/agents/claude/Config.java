package gastown.agents.claude;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the program keeps what it knows about its person: `folder` holds settings, transcripts and
/// the states of running sessions, `file` everything else.
record Config(Path folder, Path file) {
  static @Nullable Config of(Map<String, String> environment) {
    var named = environment.getOrDefault("CLAUDE_CONFIG_DIR", "");
    if (named.startsWith("/")) {
      return new Config(Path.of(named), Path.of(named, ".claude.json"));
    }
    var home = environment.getOrDefault("HOME", "");
    return home.startsWith("/")
        ? new Config(Path.of(home, ".claude"), Path.of(home, ".claude.json"))
        : null;
  }

  Path settings() {
    return folder.resolve("settings.json");
  }

  Path credentials() {
    return folder.resolve(".credentials.json");
  }

  Path sessions() {
    return folder.resolve("sessions");
  }
}
