package gastown.cli.exchange;

import gastown.beads.ports.Disk;
import gastown.beads.workspace.Discovery;
import gastown.cli.Call;
import gastown.cli.Later;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Writes `issues.jsonl` when the caller has its answer and the pause of the last export is over.
record MirrorChore(Call call) implements Later.Chore {
  private static final Duration WHILE_GIT_WORKS = Duration.ofMillis(500);

  @Override
  public @Nullable Duration run(boolean isLast) {
    var workspace = call.workspace();
    if (!Arrival.isThere(call)) {
      // The workspace was removed meanwhile; writing would bring a part of it back. A lost database
      // is for the next command to bring back.
      return null;
    }
    if (!isLast && isGitAtWork(workspace.root())) {
      return WHILE_GIT_WORKS;
    }
    try (var store = call.openStore()) {
      return new Mirror(call).catchUp(store, isLast);
    }
  }

  /// Git may be about to put another `issues.jsonl` in its place. While it works on a tree it holds
  /// the lock of its index.
  private boolean isGitAtWork(Path root) {
    var disk = call.disk();
    var repository = new Discovery(disk).repository(root);
    if (repository == null) {
      return false;
    }
    var git = repository.resolve(".git");
    var folder = disk.isDirectory(git) ? git : linked(disk, git);
    return disk.exists(folder.resolve("index.lock"));
  }

  /// Where the `.git` file of a linked work tree points to.
  private static Path linked(Disk disk, Path git) {
    var text = disk.read(git).orElse("").strip();
    return text.startsWith("gitdir:") ? git.resolveSibling(text.substring(7).strip()) : git;
  }
}
