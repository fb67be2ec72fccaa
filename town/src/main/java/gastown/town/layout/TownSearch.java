package gastown.town.layout;

import gastown.beads.Problem;
import gastown.beads.ports.Disk;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Finds the town around a folder: the nearest one, so that a town inside another keeps to itself.
/// A folder is a town when its `mayor/town.json` says so; one that merely holds a folder called
/// `mayor` is none.
public record TownSearch(Disk disk) {

  /// The town around `directory`, else the one the environment names; null when there is none.
  public @Nullable Town find(Path directory, UnaryOperator<@Nullable String> variable) {
    var around = around(directory);
    if (around != null) {
      return around;
    }
    for (var name : new String[] {"GT_TOWN_ROOT", "GT_ROOT"}) {
      var named = variable.apply(name);
      if (named != null) {
        var folder = directory.resolve(named).normalize();
        if (isTown(folder)) {
          return new Town(folder);
        }
      }
    }
    return null;
  }

  public @Nullable Town around(Path directory) {
    for (Path at = directory; at != null; at = at.getParent()) {
      if (isTown(at)) {
        return new Town(at);
      }
    }
    return null;
  }

  /// What a person hears when there is no town around `directory`, or a file that should say that
  /// there is one cannot be read.
  public Problem.Refusal missing(Path directory) {
    for (Path at = directory; at != null; at = at.getParent()) {
      var file = new JsonFile(disk, Town.townFile(at));
      if (file.read() != null) {
        return file.bad("it does not say \"type\": \"town\"");
      }
    }
    return new Problem(
            "no-town",
            "there is no town here",
            "no folder above " + directory + " has a mayor/town.json",
            List.of("gt install <path>   (makes one)", "gt --town <path> …"))
        .refusal();
  }

  public boolean isTown(Path folder) {
    return saysTown(disk.read(Town.townFile(folder)).orElse(""));
  }

  /// Whether there is a member `"type": "town"`. This stands in the way of every command, so no
  /// parser is woken for it.
  private static boolean saysTown(String text) {
    int key = text.indexOf("\"type\"");
    int colon = key < 0 ? -1 : text.indexOf(':', key);
    return colon >= 0 && text.substring(colon + 1).stripLeading().startsWith("\"town\"");
  }
}
