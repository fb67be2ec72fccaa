package gastown.app.towns;

import gastown.app.house.LocalDisk;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.town.layout.Town;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The variables of the person's that a town's agents are to have, as they were at the last `gt up`
/// or `gt sling`. The file is its owner's alone.
public final class Kept {
  private Kept() {}

  private static Path file(Path town) {
    return new Town(town).runtime().resolve("environment.json");
  }

  /// Keeps what a caller has, our own programs first on the path. A caller that is an agent itself
  /// is no person.
  public static void keep(Path town, Map<String, String> environment) {
    if (environment.containsKey("GT_SESSION")) {
      return;
    }
    var kept = new TreeMap<>(environment);
    kept.keySet()
        .removeIf(
            name -> name.startsWith("GT_") || name.startsWith("BD_") || name.startsWith("BEADS_"));
    kept.put("PATH", path(environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin")));
    var json = Json.object();
    kept.forEach(json::put);
    var text = json.build().compact() + "\n";
    var disk = new LocalDisk();
    if (!disk.read(file(town)).orElse("").equals(text)) {
      disk.makeFolder(new Town(town).runtime(), true);
      disk.write(file(town), text);
    }
  }

  private static String path(String callers) {
    var home = System.getProperty("gastown.home", "");
    if (home.isEmpty()) {
      return callers;
    }
    var installed = Path.of(home).resolve("bin").toString();
    return List.of(callers.split(":", -1)).contains(installed)
        ? callers
        : installed + ":" + callers;
  }

  public static Map<String, String> of(Path town) {
    var kept = new TreeMap<String, String>();
    var text = new LocalDisk().read(file(town)).orElse("");
    if (!text.isBlank() && JsonReader.read(text) instanceof Json.Obj(var members)) {
      members.forEach((name, value) -> {
        if (value instanceof Json.Str(var known)) {
          kept.put(name, known);
        }
      });
    }
    return kept;
  }
}
