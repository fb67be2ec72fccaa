package gastown.app.towns;

import gastown.app.house.LocalDisk;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which towns an installation keeps up, one folder a line. It outlives the server and a restart of
/// the machine.
public record Register(Path file) {

  /// Null where there is no home to keep it in.
  public static @Nullable Register of(Map<String, String> environment, String installation) {
    var home = environment.getOrDefault("HOME", "");
    return home.startsWith("/") && !installation.isEmpty()
        ? new Register(Path.of(home, ".local/state/gastown", installation + ".towns"))
        : null;
  }

  /// Of the installation this process belongs to.
  public static @Nullable Register ofThisProcess() {
    return of(System.getenv(), System.getProperty("gastown.name", ""));
  }

  public List<Path> towns() {
    return new LocalDisk()
        .read(file)
        .orElse("")
        .lines()
        .filter(line -> line.startsWith("/"))
        .map(Path::of)
        .toList();
  }

  public void add(Path town) {
    change(town, true);
  }

  public void remove(Path town) {
    change(town, false);
  }

  private void change(Path town, boolean isUp) {
    var disk = new LocalDisk();
    var folder = file.getParent();
    if (folder != null) {
      disk.makeFolder(folder, true);
    }
    disk.locked(
        file.resolveSibling(file.getFileName() + ".lock"),
        () -> {
          Set<Path> towns = new LinkedHashSet<>(towns());
          if (isUp ? towns.add(town) : towns.remove(town)) {
            var text = new StringBuilder();
            towns.forEach(each -> text.append(each).append('\n'));
            disk.write(file, text.toString());
          }
          return towns;
        });
  }
}
