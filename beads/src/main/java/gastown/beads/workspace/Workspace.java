package gastown.beads.workspace;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A place where beads are tracked. `folder` is the `.beads` in use; `redirectedFrom` the one that
/// pointed there. When the database `isShared`, it holds the beads of a whole town: this workspace
/// is about those with its own prefix, and its settings and `issues.jsonl` are its own. `astray` is
/// where its redirect leads when there is no such folder.
public record Workspace(
    Path folder,
    Path database,
    @Nullable Path redirectedFrom,
    boolean isShared,
    @Nullable Path astray) {
  public static final String FOLDER = ".beads";

  public Workspace(Path folder, Path database, @Nullable Path redirectedFrom, boolean isShared) {
    this(folder, database, redirectedFrom, isShared, null);
  }

  public static Workspace in(Path folder) {
    return new Workspace(folder, folder.resolve("beads.db"), null, false);
  }

  public Workspace withDatabase(Path file) {
    return new Workspace(folder, file, redirectedFrom, false);
  }

  /// The same place, one of a town that keeps all its beads in one database.
  public Workspace shared() {
    return new Workspace(folder, database, redirectedFrom, true, astray);
  }

  /// The same place, whose redirect leads to a folder that is not there.
  Workspace astray(Path nowhere) {
    return new Workspace(folder, database, redirectedFrom, isShared, nowhere);
  }

  /// What is wrong with the way here; empty when nothing is.
  public String warning() {
    return astray == null
        ? ""
        : file("redirect") + " leads to " + astray + ", which is no folder; " + folder + " is used";
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
