package gastown.town.ports;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The git of one rig: its canonical clone, the worktrees hung on it, and the repository it came
/// from. Everything here is safe to do twice and safe to be killed in: a lock file left by a killed
/// git is removed when it is ours to remove. Nothing prompts, signs, or runs a person's hooks.
///
/// Commits are full hex names, branches are without `refs/heads/`. What the caller can act on is an
/// outcome; anything else that goes wrong is a [gastown.beads.Problem.Refusal].
public interface RigGit {
  /// The commit a branch, ref or commit name stands for in the canonical clone, or null.
  @Nullable String commitOf(String name);

  /// The tree of a commit.
  String treeOf(String commit);

  boolean isAncestor(String older, String newer);

  /// The newest common ancestor, or null.
  @Nullable String mergeBase(String one, String other);

  /// Brings the newest commit of `branch` from the remote into the canonical clone
  /// (`refs/remotes/origin/<branch>`).
  Fetched fetch(String branch);

  sealed interface Fetched {
    record At(String commit) implements Fetched {}

    /// The remote has no such branch.
    record Missing() implements Fetched {}

    /// The remote cannot be reached now; it may be later.
    record Unreachable(String why) implements Fetched {}
  }

  /// Makes `folder` a worktree on `branch`, the branch beginning at `start` when it is new. A
  /// worktree that is there on that branch is left as it is, with all it holds. A folder that is in
  /// the way and no worktree is a refusal. What the town puts into a worktree is kept out of git's
  /// sight there.
  void makeWorktree(Path folder, String branch, String start);

  /// How things are in a worktree; null when there is none in that folder.
  @Nullable Condition condition(Path worktree);

  /// `changed` and `untracked` are paths below the worktree, ignored files left out. `head` is
  /// empty where nothing was committed yet; `branch` is null when none is checked out.
  record Condition(
      @Nullable String branch,
      String head,
      List<String> changed,
      List<String> untracked,
      boolean isMidOperation) {
    public Condition {
      changed = List.copyOf(changed);
      untracked = List.copyOf(untracked);
    }

    public boolean isClean() {
      return changed.isEmpty() && untracked.isEmpty() && !isMidOperation;
    }
  }

  /// Commits everything in the worktree that is not ignored. Null when there was nothing.
  @Nullable String commitAll(Path worktree, String message, Author author);

  record Author(String name, String email) {}

  /// Keeps the exact state of a worktree under `ref`, without changing the worktree: head, index,
  /// changed and untracked files (ignored ones left out), stashes of its branch, an operation under
  /// way, and the commits of repositories inside it. What was written is read back before this
  /// returns. A ref that exists and holds exactly this state is left alone; one that holds another
  /// state moves to a commit that has the earlier one as its last parent.
  ///
  /// The tree has the files byte by byte, without conversions. A folder that lost its `.git`, or
  /// hangs on this clone no longer, is saved as well.
  Saved save(Path worktree, String ref, String message);

  sealed interface Saved {
    /// `skipped` are the files too large to keep, each with its size.
    record Kept(String ref, String commit, Map<String, Long> skipped) implements Saved {}

    /// There is no folder to save, or nothing in it.
    record Nothing() implements Saved {}
  }

  /// The largest untracked file that is kept, and how much in all.
  record SaveLimits(long fileBytes, long totalBytes) {}

  /// Removes a worktree whose state is kept under `ref` (a commit whose tree equals what is in the
  /// folder now, and which has all that [#save] would keep); refuses when it is not. What was
  /// skipped for its size is moved to `gastown/remainder/<ref>` in the canonical clone's git
  /// folder, where it stays until the ref is unpinned. Ignored files go. Nothing to remove is fine.
  void removeWorktree(Path worktree, String ref);

  /// Deletes a branch that stands at `commit`, and only then. False when it stands elsewhere; true
  /// when it is gone already. A branch that is checked out in a worktree is a refusal.
  boolean deleteBranch(String branch, String commit);

  /// Points `ref` (`refs/gastown/…`) at a commit: from `expected`, or, when that is empty, only
  /// when it is new; null stands for wherever it is. True as well when it is at `commit` already,
  /// false when it is elsewhere.
  boolean pin(String ref, String commit, @Nullable String expected);

  void unpin(String ref);

  /// Refs that begin with `prefix`, with their commits, in order of name.
  Map<String, String> refs(String prefix);

  /// Joins `change` to `base` without a checkout. The commit has `base` and `change` as parents and
  /// is made by `author` at the committer time of `change`, so that the same call makes the same
  /// commit.
  Joined join(String base, String change, String message, Author author);

  sealed interface Joined {
    record Commit(String commit, String tree) implements Joined {}

    /// `change` is in `base` already.
    record Already() implements Joined {}

    /// No files where the two have no history in common.
    record Conflict(List<String> files) implements Joined {
      public Conflict {
        files = List.copyOf(files);
      }
    }
  }

  /// Sends `commit` to the remote's `branch`, which must be at `expected` (empty: nowhere) and only
  /// moves forward. When it landed, or had landed before, the canonical clone knows it too: its
  /// `refs/remotes/origin/<branch>`, and its own branch, unless that has commits of its own or is
  /// checked out in a worktree that has changes.
  Pushed push(String commit, String branch, String expected);

  sealed interface Pushed {
    record Done() implements Pushed {}

    /// The branch is elsewhere now.
    record Overtaken() implements Pushed {}

    record Unreachable(String why) implements Pushed {}

    /// The remote will not take it: a protected branch, a hook.
    record Refused(String why) implements Pushed {}
  }

  /// Makes `folder` a detached, clean checkout of `commit`, for gates. Ignored files of earlier
  /// runs may stay (they keep builds warm); everything else is as in the commit.
  void checkOut(Path folder, String commit);

  /// The paths in which two commits differ.
  List<String> footprint(String from, String to);

  /// Commits of `to` that are not in `from`, newest first.
  List<String> commitsBetween(String from, String to);

  /// A digest of the change from one commit to the other.
  String diffDigest(String from, String to);

  /// The message of a commit, with its trailers.
  String message(String commit);
}
