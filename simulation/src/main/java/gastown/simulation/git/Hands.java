package gastown.simulation.git;

import java.nio.file.Path;

/// What somebody in a worktree can do to it with his own hands, past all rules.
public record Hands(VirtualGit git, VirtualFiles files, Path folder) {
  public void deleteFiles() {
    files.below(folder).keySet().stream()
        .filter(path -> !path.equals(Hung.MARK))
        .forEach(path -> files.delete(folder.resolve(path)));
  }

  public void resetTo(String name) {
    var commit = git.commitOf(name);
    if (commit != null && git.condition(folder) != null) {
      git.reset(folder, commit);
    }
  }

  /// The clone forgets it: a folder with files, and no worktree any more.
  public void loseMark() {
    files.delete(folder.resolve(Hung.MARK));
    git.forget(folder);
  }

  public void deleteFolder() {
    files.deleteAll(folder);
  }

  /// Goes on, on a branch of another name.
  public void leaveBranch(String branch) {
    if (git.condition(folder) != null) {
      git.switchTo(folder, branch);
    }
  }
}
