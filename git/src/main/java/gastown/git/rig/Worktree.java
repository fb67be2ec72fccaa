package gastown.git.rig;

import gastown.beads.ports.Disk;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A worktree: where its files are, and where git keeps what it knows about it.
record Worktree(Path folder, Path admin) {
  private static final String REF = "ref: refs/heads/";

  /// Git writes this into a worktree's `locked` while it makes it, and removes it when it is made.
  private static final String HALF_MADE = "initializing";

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
    var head = text(disk, "HEAD");
    return head.startsWith(REF) ? head.substring(REF.length()) : null;
  }

  /// Whether git has begun to make it and has not come to the end.
  boolean isHalfMade(Disk disk) {
    return text(disk, "locked").equals(HALF_MADE);
  }

  /// Whether git has not even noted a commit for it, or where its repository is: no git gets to
  /// work in it, and nobody can have.
  boolean isBegun(Disk disk) {
    var head = text(disk, "HEAD");
    return isHalfMade(disk)
        && (head.chars().allMatch(digit -> digit == '0') || text(disk, "commondir").isEmpty());
  }

  private String text(Disk disk, String name) {
    return disk.read(admin.resolve(name)).orElse("").strip();
  }

  List<String> operations(Disk disk) {
    return OPERATIONS.stream().filter(name -> disk.exists(admin.resolve(name))).toList();
  }
}
