package gastown.town.settings;

import gastown.beads.json.Json;
import gastown.beads.ports.Disk;
import gastown.town.layout.JsonFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A `settings/config.json`: values under dotted paths. What is not ours in it stays.
public record SettingsFile(Disk disk, Path path) {
  private static final int VERSION = 1;

  /// The value as text; null when the file says none.
  public static @Nullable String at(Json.Obj root, String name) {
    Json here = root;
    for (var part : name.split("\\.", -1)) {
      here = here instanceof Json.Obj object ? object.get(part) : null;
    }
    return switch (here) {
      case Json.Str(var text) -> text;
      case Json.Num(var digits) -> digits;
      case Json.Bool(var value) -> Boolean.toString(value);
      case Json.Obj _, Json.Arr _, Json.Null _ -> null;
      case null -> null;
    };
  }

  public Json.Obj read() {
    return new JsonFile(disk, path).readOrEmpty();
  }

  /// Sets the value at a path, or takes it out when it is null.
  public void put(String name, @Nullable Json value) {
    disk.locked(
        path.resolveSibling("config.lock"),
        () -> {
          var whole = read();
          var begun =
              whole.get("version") == null ? whole.with("version", Json.of(VERSION)) : whole;
          var changed = with(begun, List.of(name.split("\\.", -1)), value);
          if (!changed.equals(whole)) {
            new JsonFile(disk, path).write(changed);
          }
          return changed;
        });
  }

  private static Json.Obj with(Json.Obj object, List<String> way, @Nullable Json value) {
    var name = way.getFirst();
    if (way.size() == 1) {
      return value == null ? object.without(name) : object.with(name, value);
    }
    var inner = object.get(name) instanceof Json.Obj there ? there : Json.empty();
    var changed = with(inner, way.subList(1, way.size()), value);
    return value == null && changed.members().isEmpty()
        ? object.without(name)
        : object.with(name, changed);
  }
}
