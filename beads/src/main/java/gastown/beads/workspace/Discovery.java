package gastown.beads.workspace;

import gastown.beads.ports.Disk;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Finds the workspace a command is about: `BEADS_DIR`, else the nearest `.beads` above the
/// directory, up to the root of the repository; in a linked work tree also the main repository's.
public record Discovery(Disk disk) {
  private static final List<String> SIGNS =
      List.of("config.yaml", "metadata.json", "issues.jsonl", "beads.db", "redirect");

  /// The workspace, or null. `variable` reads the caller's environment.
  public @Nullable Workspace find(Path directory, UnaryOperator<@Nullable String> variable) {
    var database = database(directory, variable);
    var named = variable.apply("BEADS_DIR");
    var found = named == null ? climb(directory) : follow(directory.resolve(named).normalize());
    if (database == null) {
      return found;
    }
    var parent = database.getParent();
    var home = parent != null && disk.isDirectory(parent) ? parent : database;
    return found == null
        ? new Workspace(home, database, null, false)
        : parent != null
                && parent.getFileName() != null
                && parent.getFileName().toString().equals(Workspace.FOLDER)
            ? new Workspace(parent, database, null, false)
            : found.withDatabase(database);
  }

  private static @Nullable Path database(Path directory, UnaryOperator<@Nullable String> variable) {
    for (var name : List.of("BEADS_DB", "BD_DB")) {
      var value = variable.apply(name);
      if (value != null) {
        return directory.resolve(value).normalize();
      }
    }
    return null;
  }

  private @Nullable Workspace climb(Path directory) {
    for (Path at = directory; at != null; at = at.getParent()) {
      var folder = at.resolve(Workspace.FOLDER);
      var git = at.resolve(".git");
      if (isWorkspace(folder)) {
        var shared = isOnlyCheckedOut(folder, git) ? inMainRepository(git) : null;
        return shared == null ? follow(folder) : shared;
      }
      if (disk.isDirectory(git)) {
        return null;
      }
      if (disk.exists(git)) {
        return inMainRepository(git);
      }
    }
    return null;
  }

  /// A linked work tree has the shared files of the folder checked out; the tracker is the main
  /// repository's all the same, unless one was made here or the folder points elsewhere.
  private boolean isOnlyCheckedOut(Path folder, Path git) {
    return disk.exists(git)
        && !disk.isDirectory(git)
        && !disk.exists(folder.resolve("beads.db"))
        && !disk.exists(folder.resolve("redirect"))
        && disk.read(git).orElse("").contains("/worktrees/");
  }

  private boolean isWorkspace(Path folder) {
    if (disk.isDirectory(folder)) {
      for (var sign : SIGNS) {
        if (disk.exists(folder.resolve(sign))) {
          return true;
        }
      }
    }
    return false;
  }

  /// A linked work tree's `.git` is a file that names a folder inside the main repository's.
  private @Nullable Workspace inMainRepository(Path gitFile) {
    var main = mainRepository(gitFile);
    if (main == null) {
      return null;
    }
    var folder = main.resolve(Workspace.FOLDER);
    return isWorkspace(folder) ? follow(folder) : null;
  }

  /// The root of the repository a `.git` file belongs to, or null.
  @Nullable Path mainRepository(Path gitFile) {
    var text = disk.read(gitFile).orElse("").strip();
    if (!text.startsWith("gitdir:")) {
      return null;
    }
    var at = gitFile.resolveSibling(text.substring("gitdir:".length()).strip()).normalize();
    for (Path step = at; step != null; step = step.getParent()) {
      var name = step.getFileName();
      if (name != null && name.toString().equals(".git")) {
        return step.getParent();
      }
    }
    return null;
  }

  private Workspace follow(Path folder) {
    var named = named(folder);
    if (named == null || !disk.isDirectory(named)) {
      var here = isOfTown(folder) ? Workspace.in(folder).shared() : Workspace.in(folder);
      return named == null ? here : here.astray(named);
    }
    return led(folder, named);
  }

  private Workspace led(Path folder, Path target) {
    if (isOfTown(target)) {
      return inTown(folder, target, null);
    }
    var next = named(target);
    return next != null && disk.isDirectory(next) && isOfTown(next)
        ? inTown(target, next, folder)
        : new Workspace(target, target.resolve("beads.db"), folder, false);
  }

  private Workspace inTown(Path folder, Path town, @Nullable Path from) {
    return new Workspace(withoutLink(folder), town.resolve("beads.db"), from, true);
  }

  /// Whether this is the tracker of a town, whose rigs keep their beads in it.
  private boolean isOfTown(Path folder) {
    return disk.exists(folder.resolveSibling("mayor").resolve("town.json"));
  }

  /// Where the folder's `redirect` leads; null when it has none.
  private @Nullable Path named(Path folder) {
    var redirect = disk.read(folder.resolve("redirect")).orElse("");
    for (var line : redirect.split("\n", -1)) {
      var text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        var home = withoutLink(folder);
        var root = home.getParent();
        return (root == null ? home : root).resolve(text).normalize();
      }
    }
    return null;
  }

  /// A `.beads` that is a link is the folder it stands for; links above it are left alone, so that
  /// one database has one name.
  private Path withoutLink(Path folder) {
    var parent = folder.getParent();
    return parent != null && disk.isLink(folder)
        ? parent.resolve(disk.real(parent).relativize(disk.real(folder))).normalize()
        : folder;
  }

  /// The root of the git repository around `directory`, or null.
  public @Nullable Path repository(Path directory) {
    for (Path at = directory; at != null; at = at.getParent()) {
      if (disk.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return null;
  }
}
