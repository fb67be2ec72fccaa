package gastown.app.installed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where Claude Code is on this machine: where `.ci/run` puts it, or on the path.
final class ClaudeProgram {
  static final String MISSING =
      "Claude Code is not installed (npm install --prefix ~/.cache/gastown/agents"
          + " @anthropic-ai/claude-code)";

  private ClaudeProgram() {}

  static @Nullable Path find() {
    var folders = new ArrayList<Path>();
    var cache = System.getenv("XDG_CACHE_HOME");
    var home = System.getenv("HOME");
    if (cache != null && cache.startsWith("/")) {
      folders.add(Path.of(cache, "gastown/agents/node_modules/.bin"));
    } else if (home != null) {
      folders.add(Path.of(home, ".cache/gastown/agents/node_modules/.bin"));
    }
    var path = System.getenv("PATH");
    for (var each : path == null ? List.<String>of() : List.of(path.split(":", -1))) {
      if (each.startsWith("/")) {
        folders.add(Path.of(each));
      }
    }
    return folders.stream()
        .map(folder -> folder.resolve("claude"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }
}
