package gastown.beads.workspace;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A place where beads are tracked. `folder` is the `.beads` in use; `redirectedFrom` the one that
/// pointed there. When the database `isShared`, it holds the beads of a whole town: this workspace
/// is about those with its own prefix, and its settings and `issues.jsonl` are its own.
public record Workspace(
    Path folder, Path database, @Nullable Path redirectedFrom, boolean isShared) {
  public static final String FOLDER = ".beads";

  public static Workspace in(Path folder) {
    return new Workspace(folder, folder.resolve("beads.db"), null, false);
  }

  public Workspace withDatabase(Path file) {
    return new Workspace(folder, file, redirectedFrom, false);
  }

  /// The same place, one of a town that keeps all its beads in one database.
  public Workspace shared() {
    return new Workspace(folder, database, redirectedFrom, true);
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
