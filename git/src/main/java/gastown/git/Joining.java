package gastown.git;

import gastown.beads.Problem;
import gastown.beads.ports.Repository.Joined;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Joins a commit to what is checked out. The result is worked out among git's objects, without
/// touching a file, and the work tree is moved to it in one step at the end, or not at all.
record Joining(GitProgram git, UnaryOperator<@Nullable String> variable) {
  private static final String FILE = "100644";

  Joined join(String other, Map<Path, String> contents, String message) {
    var head = git.answer("rev-parse", "--verify", "HEAD^{commit}");
    boolean isBehind = git.ask("merge-base", "--is-ancestor", head, other).isOk();
    if (isBehind && contents.isEmpty()) {
      return moved(other);
    }
    var merged = trial(head, other);
    var open = new ArrayList<Path>();
    for (var name : merged.conflicts()) {
      var path = git.folder().resolve(name);
      if (!contents.containsKey(path)) {
        open.add(path);
      }
    }
    if (!open.isEmpty()) {
      return new Joined.Conflicting(open);
    }
    var tree = merged.tree();
    for (var entry : new TreeMap<>(contents).entrySet()) {
      var blob = object(git.withInput(entry.getValue(), "hash-object", "-w", "--stdin"));
      tree = with(tree, git.folder().relativize(entry.getKey()), blob);
    }
    var call =
        GitCalls.call(git.folder(), "commit-tree", tree, "-p", head, "-p", other, "-m", message);
    return moved(git.answer(new Identity(git, variable).on(call)));
  }

  private record Trial(String tree, List<String> conflicts) {}

  private Trial trial(String head, String other) {
    var outcome =
        git.ask("merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", head, other);
    var parts = outcome.out().split("\0", -1);
    if (outcome.exit() > 1 || parts[0].length() < 40) {
      if (outcome.err().contains("unrelated histories")) {
        throw Problem.of(
                "unrelated-histories",
                "the branch here and the one on the remote have no common commit",
                "git pull --allow-unrelated-histories   (when they do belong together)",
                "bd sync --no-pull --no-push")
            .refusal();
      }
      throw GitProgram.failed(GitCalls.call(git.folder(), "merge-tree"), outcome);
    }
    var conflicts = new ArrayList<String>();
    for (int i = 1; i < parts.length; i++) {
      if (!parts[i].isEmpty() && !conflicts.contains(parts[i])) {
        conflicts.add(parts[i]);
      }
    }
    return new Trial(parts[0], conflicts);
  }

  /// `tree` with the file at `path` being `blob`, whatever was there.
  private String with(String tree, Path path, String blob) {
    var name = path.getName(0).toString();
    var lines = new StringBuilder();
    String below = null;
    for (var line : git.answer("ls-tree", "-z", tree).split("\0", -1)) {
      int tab = line.indexOf('\t');
      if (tab < 0) {
        continue;
      }
      if (!line.substring(tab + 1).equals(name)) {
        lines.append(line).append('\0');
      } else if (line.startsWith("040000")) {
        below = line.substring(0, tab).split(" ", -1)[2];
      }
    }
    if (path.getNameCount() == 1) {
      lines.append(FILE + " blob ").append(blob);
    } else {
      var inner = below == null ? object(git.withInput("", "mktree")) : below;
      var sub = with(inner, path.subpath(1, path.getNameCount()), blob);
      lines.append("040000 tree ").append(sub);
    }
    lines.append('\t').append(name).append('\0');
    return object(git.withInput(lines.toString(), "mktree", "-z"));
  }

  private static String object(gastown.beads.ports.Programs.Outcome outcome) {
    var name = outcome.out().strip();
    if (!outcome.isOk() || name.length() < 40) {
      throw new Problem(
              "git-failed",
              "git could not store an object",
              outcome.err().strip(),
              List.of("git fsck"))
          .refusal();
    }
    return name;
  }

  private Joined moved(String commit) {
    var call = GitCalls.call(git.folder(), "merge", "--quiet", "--ff-only", "--no-verify", commit);
    var outcome = git.run(call);
    if (outcome.isOk()) {
      return new Joined.At(commit);
    }
    var files =
        outcome
            .err()
            .lines()
            .filter(line -> line.startsWith("\t"))
            .map(line -> git.folder().resolve(line.strip()))
            .toList();
    if (files.isEmpty()) {
      throw GitProgram.failed(call, outcome);
    }
    return new Joined.Obstructed(files);
  }
}
