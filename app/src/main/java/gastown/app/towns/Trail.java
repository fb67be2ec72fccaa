package gastown.app.towns;

import gastown.town.layout.RigPlace;
import gastown.town.layout.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// What changes leave on a town's disk, whoever makes them: a command that has a terminal of its
/// own writes by itself, and an editor asks nobody.
final class Trail {
  private final Town town;
  private List<String> seen;

  Trail(Path root) {
    town = new Town(root);
    seen = stamps();
  }

  /// Whether something was written since this was last asked.
  boolean isFresh() {
    var now = stamps();
    boolean isFresh = !now.equals(seen);
    seen = now;
    return isFresh;
  }

  private List<String> stamps() {
    var stamps = new ArrayList<String>();
    var database = town.database();
    stamps.add(stamp(database));
    stamps.add(stamp(database.resolveSibling(database.getFileName() + "-wal")));
    stamps.add(stamp(town.settings()));
    try (var folders = Files.newDirectoryStream(town.root())) {
      for (var folder : folders) {
        stamps.add(stamp(new RigPlace(town, folder.getFileName().toString()).settings()));
      }
    } catch (IOException e) {
      stamps.add(String.valueOf(e.getMessage()));
    }
    return stamps;
  }

  private static String stamp(Path file) {
    try {
      var known = Files.readAttributes(file, BasicFileAttributes.class);
      return known.lastModifiedTime() + " " + known.size();
    } catch (IOException e) {
      return "";
    }
  }
}
