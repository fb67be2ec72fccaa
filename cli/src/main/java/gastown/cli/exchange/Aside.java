package gastown.cli.exchange;

import gastown.beads.workspace.Workspace;
import gastown.cli.Call;
import java.nio.file.Path;
import java.util.List;

/// Puts what is there out of the way of what is to be made in its place.
public final class Aside {
  private static final List<String> PARTS = List.of("", "-wal", "-shm");

  private Aside() {}

  /// A name beside `path` that nothing has yet.
  public static Path name(Call call, Path path) {
    var plain = path.resolveSibling(path.getFileName() + ".before-" + call.now().getEpochSecond());
    var name = plain;
    for (int i = 2; isTaken(call, name); i++) {
      name = with(plain, "-" + i);
    }
    return name;
  }

  private static boolean isTaken(Call call, Path name) {
    return PARTS.stream().anyMatch(part -> call.disk().exists(with(name, part)));
  }

  private static Path with(Path path, String end) {
    return path.resolveSibling(path.getFileName() + end);
  }

  /// Moves the database and returns its new name. What was known about `issues.jsonl` was about
  /// this database; the one that follows takes the file in as a fresh clone does.
  public static Path database(Call call, Workspace workspace) {
    var disk = call.disk();
    var database = workspace.database();
    var aside = name(call, database);
    if (database.equals(workspace.file("beads.db"))) {
      disk.delete(workspace.file(MirrorState.NAME));
    }
    for (var part : PARTS) {
      if (disk.exists(with(database, part))) {
        disk.move(with(database, part), with(aside, part));
      }
    }
    return aside;
  }

  /// Removes what is left of a database that is lost. What is beside it goes too: whoever still has
  /// the lost one open would share it with the one that takes its place, and spoil that.
  static void remains(Call call, Path database) {
    PARTS.forEach(part -> call.disk().delete(with(database, part)));
  }
}
