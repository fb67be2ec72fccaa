package gastown.cli.rigs;

import gastown.beads.ports.Disk;
import gastown.town.layout.Excluding;
import gastown.town.layout.RigPlace;
import java.nio.file.Path;
import java.util.List;

/// Points the clones of a rig to its tracker, out of git's sight.
public record SharedTracker(Disk disk, RigPlace rig) {
  /// What may lie in a `.beads` of a project without being the project's.
  static final List<String> OURS =
      List.of(
          "redirect",
          "config.local.yaml",
          "export-state.json",
          ".local_version",
          "last-touched",
          "*.lock",
          "beads.db*");

  /// Whoever works in this clone uses the rig's tracker.
  public void point(Path clone) {
    var canonical = clone.relativize(rig.canonicalBeads());
    lay(clone, canonical + "\n");
  }

  /// Whether the project brought a tracker of its own.
  boolean lay(Path clone, String redirect) {
    var folder = clone.resolve(".beads");
    boolean isProjects = disk.isDirectory(folder);
    var hidden = new Excluding(disk, clone);
    if (isProjects) {
      hidden.add(".beads/", OURS);
    } else {
      disk.makeFolder(folder, true);
      hidden.add("", List.of(".beads"));
    }
    disk.write(folder.resolve("redirect"), redirect);
    return isProjects;
  }
}
