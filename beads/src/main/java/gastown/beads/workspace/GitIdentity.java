package gastown.beads.workspace;

import gastown.beads.ports.Disk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Who git says the caller is, read from git's own files without starting git, once. Included files
/// are not followed.
public final class GitIdentity {
  private final Disk disk;
  private final Path directory;
  private final UnaryOperator<@Nullable String> variable;
  private @Nullable List<String> texts;

  public GitIdentity(Disk disk, Path directory, UnaryOperator<@Nullable String> variable) {
    this.disk = disk;
    this.directory = directory;
    this.variable = variable;
  }

  public @Nullable String name() {
    return value("user", "name");
  }

  public @Nullable String email() {
    return value("user", "email");
  }

  /// The value of `section.key`: the repository's, else the user's; null when neither has it.
  public @Nullable String value(String section, String key) {
    for (var text : texts()) {
      var value = text.isEmpty() ? null : value(text, section, key);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private List<String> texts() {
    var known = texts;
    if (known == null) {
      known = new ArrayList<>();
      for (var file : files()) {
        known.add(disk.read(file).orElse(""));
      }
      texts = known;
    }
    return known;
  }

  private List<Path> files() {
    var files = new ArrayList<Path>();
    var discovery = new Discovery(disk);
    var repository = discovery.repository(directory);
    if (repository != null) {
      var git = repository.resolve(".git");
      var main = disk.isDirectory(git) ? repository : discovery.mainRepository(git);
      if (main != null) {
        files.add(main.resolve(".git/config"));
      }
    }
    var global = variable.apply("GIT_CONFIG_GLOBAL");
    if (global != null) {
      files.add(directory.resolve(global));
      return files;
    }
    var home = variable.apply("HOME");
    var xdg = variable.apply("XDG_CONFIG_HOME");
    if (home != null) {
      files.add(directory.resolve(home).resolve(".gitconfig"));
      files.add(directory.resolve(xdg == null ? home + "/.config" : xdg).resolve("git/config"));
    }
    return files;
  }

  static @Nullable String value(String text, String section, String key) {
    boolean inside = false;
    String found = null;
    for (var raw : text.split("\n", -1)) {
      var line = raw.strip();
      if (line.startsWith("[")) {
        inside = line.toLowerCase(Locale.ROOT).startsWith("[" + section + "]");
      } else if (inside) {
        int equals = line.indexOf('=');
        if (equals > 0 && line.substring(0, equals).strip().equalsIgnoreCase(key)) {
          found = unquoted(line.substring(equals + 1).strip());
        }
      }
    }
    return found == null || found.isEmpty() ? null : found;
  }

  private static String unquoted(String value) {
    if (value.startsWith("\"")) {
      int end = value.indexOf('"', 1);
      return end < 0 ? value.substring(1) : value.substring(1, end);
    }
    int comment = value.indexOf(" #");
    return comment < 0 ? value : value.substring(0, comment).strip();
  }
}
