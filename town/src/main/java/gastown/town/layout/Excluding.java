package gastown.town.layout;

import gastown.beads.ports.Disk;
import java.nio.file.Path;
import java.util.List;

/// Keeps what the town puts into a clone out of git's sight, in the clone's own `info/exclude`: no
/// file of the project is touched. Worktrees of the clone see the same.
public record Excluding(Disk disk, Path root) {

  /// Adds names below `folder` (with a slash at its end, or empty for the clone's root).
  public void add(String folder, List<String> names) {
    var file = root.resolve(".git").resolve("info").resolve("exclude");
    var text = new StringBuilder(disk.read(file).orElse(""));
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
    int before = text.length();
    var known = List.of(text.toString().split("\n", -1));
    for (var name : names) {
      var line = "/" + folder + name;
      if (!known.contains(line)) {
        text.append(line).append('\n');
      }
    }
    if (text.length() > before) {
      disk.write(file, text.toString());
    }
  }
}
