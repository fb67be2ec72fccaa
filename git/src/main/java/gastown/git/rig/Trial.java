package gastown.git.rig;

import gastown.town.ports.RigGit.Author;
import gastown.town.ports.RigGit.Joined;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A merge among git's objects: no file is touched and no branch moves.
record Trial(Repo repo) {
  Joined join(String base, String change, String message, Author author) {
    var date =
        repo.answer(
            "rev-list",
            "--max-count=1",
            "--no-commit-header",
            "--date=raw",
            "--format=%cd",
            Names.commit(change),
            "--not",
            Names.commit(base));
    if (date.isEmpty()) {
      return new Joined.Already();
    }
    var merging =
        repo.call("merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", base, change);
    var outcome = repo.run(merging);
    if (outcome.exit() > 1 && outcome.err().contains("unrelated histories")) {
      return new Joined.Conflict(List.of());
    }
    if (outcome.exit() > 1 || outcome.timedOut()) {
      throw Repo.failed(merging, outcome);
    }
    var parts = outcome.out().split("\0", -1);
    if (outcome.exit() == 1) {
      return new Joined.Conflict(files(parts));
    }
    var tree = Names.commit(parts[0].strip());
    var committing =
        repo.call("commit-tree", tree, "-p", base, "-p", change, "-F", "-").withInput(message);
    var commit = repo.answer(Repo.with(committing, Repo.by(author.name(), author.email(), date)));
    return new Joined.Commit(commit, tree);
  }

  /// Behind the tree come the files that could not be joined, each as often as it has sides.
  private static List<String> files(String[] parts) {
    var files = new ArrayList<String>();
    for (int i = 1; i < parts.length; i++) {
      var name = Objects.requireNonNull(parts[i]);
      if (!name.isEmpty() && !files.contains(name)) {
        files.add(name);
      }
    }
    return files;
  }
}
