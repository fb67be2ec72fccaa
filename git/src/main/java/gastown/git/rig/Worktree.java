package gastown.git.rig;

import gastown.beads.ports.Disk;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A worktree: where its files are, and where git keeps what it knows about it.
record Worktree(Path folder, Path admin) {
  private static final String REF = "ref: refs/heads/";

  /// What an operation under way leaves beside the index.
  private static final List<String> OPERATIONS =
      List.of(
          "MERGE_HEAD",
          "CHERRY_PICK_HEAD",
          "REVERT_HEAD",
          "BISECT_LOG",
          "rebase-merge",
          "rebase-apply",
          "sequencer");

  /// The branch that is checked out, or null.
  @Nullable String branch(Disk disk) {
    var head = disk.read(admin.resolve("HEAD")).orElse("").strip();
    return head.startsWith(REF) ? head.substring(REF.length()) : null;
  }

  List<String> operations(Disk disk) {
    return OPERATIONS.stream().filter(name -> disk.exists(admin.resolve(name))).toList();
  }
}
