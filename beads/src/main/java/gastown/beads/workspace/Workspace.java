package gastown.beads.workspace;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A place where beads are tracked. `folder` is the `.beads` in use; `redirectedFrom` the one that
/// pointed there.
public record Workspace(Path folder, Path database, @Nullable Path redirectedFrom) {
  public static final String FOLDER = ".beads";

  public static Workspace in(Path folder) {
    return new Workspace(folder, folder.resolve("beads.db"), null);
  }

  public Workspace withDatabase(Path file) {
    return new Workspace(folder, file, redirectedFrom);
  }

  /// The folder that holds `.beads`.
  public Path root() {
    var parent = folder.getParent();
    return parent == null ? folder : parent;
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  public Path jsonl() {
    return file("issues.jsonl");
  }

  public Path configFile() {
    return file("config.yaml");
  }

  public Path lastTouched() {
    return file("last-touched");
  }
}
