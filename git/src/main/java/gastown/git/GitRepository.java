package gastown.git;

import gastown.beads.Problem;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A work tree of git.
final class GitRepository implements Repository {
  private final GitProgram git;
  private final Path storage;
  private final Disk disk;
  private final UnaryOperator<@Nullable String> variable;

  GitRepository(GitProgram git, Path storage, Disk disk, UnaryOperator<@Nullable String> variable) {
    this.git = git;
    this.storage = storage;
    this.disk = disk;
    this.variable = variable;
  }

  @Override
  public Path root() {
    return git.folder();
  }

  @Override
  public Path storage() {
    return storage;
  }

  @Override
  public Path hooks() {
    var named = setting("core.hooksPath");
    return named == null || named.isEmpty()
        ? storage.resolve("hooks")
        : root().resolve(home(named));
  }

  private String home(String path) {
    var home = variable.apply("HOME");
    return path.startsWith("~/") && home != null ? home + path.substring(1) : path;
  }

  @Override
  public @Nullable String branch() {
    var outcome = git.ask("symbolic-ref", "--quiet", "--short", "HEAD");
    return outcome.isOk() ? outcome.out().strip() : null;
  }

  @Override
  public @Nullable Remote remote(String branch) {
    var name = setting("branch." + branch + ".remote");
    if (name == null || name.equals(".")) {
      var all = git.answer("remote").lines().toList();
      if (all.isEmpty()) {
        return null;
      }
      return new Remote(all.contains("origin") ? "origin" : all.getFirst(), branch);
    }
    var merge = setting("branch." + branch + ".merge");
    var heads = "refs/heads/";
    return new Remote(
        name, merge != null && merge.startsWith(heads) ? merge.substring(heads.length()) : branch);
  }

  @Override
  public List<Path> ignored(List<Path> files) {
    var names = new StringBuilder();
    files.forEach(file -> names.append(inside(file)).append('\0'));
    var outcome = git.withInput(names.toString(), "check-ignore", "-z", "--stdin");
    return paths(List.of(outcome.out().split("\0", -1)));
  }

  @Override
  public boolean isTracked(Path file) {
    return git.ask("ls-files", "--error-unmatch", "--", inside(file)).isOk();
  }

  @Override
  public @Nullable String commit(List<Path> files, String message) {
    var words =
        new ArrayList<>(
            List.of("status", "--porcelain", "--untracked-files=all", "--ignored", "--"));
    files.forEach(file -> words.add(inside(file)));
    if (git.answer(words.toArray(String[]::new)).isEmpty()) {
      return null;
    }
    if (commitOf("MERGE_HEAD") != null) {
      throw unfinished();
    }
    stage(files);
    var commit =
        new ArrayList<>(
            List.of("commit", "--quiet", "--no-verify", "--only", "--message", message, "--"));
    files.forEach(file -> commit.add(inside(file)));
    var call = GitCalls.call(root(), commit.toArray(String[]::new));
    var outcome = git.run(new Identity(git, variable).on(call));
    if (outcome.isOk()) {
      return git.answer("rev-parse", "HEAD");
    }
    if ((outcome.out() + outcome.err()).contains("partial commit during a")) {
      throw unfinished();
    }
    throw GitProgram.failed(call, outcome);
  }

  private Problem.Refusal unfinished() {
    return Problem.of(
            "unfinished-merge",
            "cannot commit in " + root() + ": a merge is under way there",
            "git commit --no-edit && bd sync   (finishes it)",
            "git merge --abort && bd sync   (gives it up; bd sync merges by itself)")
        .refusal();
  }

  @Override
  public void stage(List<Path> files) {
    var words = new ArrayList<>(List.of("add", "--force", "--"));
    files.forEach(file -> words.add(inside(file)));
    var call = GitCalls.call(root(), words.toArray(String[]::new));
    var index = variable.apply("GIT_INDEX_FILE");
    var pins = new java.util.HashMap<>(call.environment());
    pins.put("GIT_INDEX_FILE", index == null ? "" : index);
    git.answer(call.withEnvironment(pins));
  }

  @Override
  public @Nullable String commitOf(String name) {
    var outcome =
        git.ask("rev-parse", "--quiet", "--verify", "--end-of-options", name + "^{commit}");
    return outcome.isOk() ? outcome.out().strip() : null;
  }

  @Override
  public @Nullable String textOf(String commit, Path file) {
    var outcome = git.ask("cat-file", "blob", commit + ":" + inside(file));
    return outcome.isOk() ? outcome.out() : null;
  }

  @Override
  public @Nullable Versions unmerged(Path file) {
    var blobs = new String[] {"", "", ""};
    var lines = git.answer("ls-files", "--unmerged", "-z", "--", inside(file)).split("\0", -1);
    for (var line : lines) {
      var words = line.split("\\s", 4);
      if (words.length == 4) {
        blobs[Integer.parseInt(words[2]) - 1] = words[1];
      }
    }
    return lines.length == 1 ? null : new Versions(blob(blobs[0]), blob(blobs[1]), blob(blobs[2]));
  }

  private String blob(String name) {
    return name.isEmpty() ? "" : git.answer("cat-file", "blob", name);
  }

  @Override
  public List<Path> differing(String commit, String other, Path folder) {
    var out =
        git.answer(
            "diff", "--name-only", "-z", "--no-renames", commit, other, "--", inside(folder));
    return paths(List.of(out.split("\0", -1)));
  }

  private List<Path> paths(List<String> names) {
    return names.stream()
        .filter(name -> !name.isEmpty())
        .map(name -> root().resolve(name))
        .toList();
  }

  @Override
  public @Nullable String ancestor(String commit, String other) {
    var outcome = git.ask("merge-base", commit, other);
    return outcome.isOk() ? outcome.out().strip() : null;
  }

  @Override
  public @Nullable String fetch(Remote remote) {
    return new Exchange(git, variable).fetch(remote);
  }

  @Override
  public boolean push(Remote remote) {
    return new Exchange(git, variable).push(remote);
  }

  @Override
  public Joined join(String other, Map<Path, String> contents, String message) {
    return new Joining(git, variable).join(other, contents, message);
  }

  @Override
  public Repository workTree(Path folder, String branch, @Nullable String start) {
    if (disk.exists(folder.resolve(".git"))) {
      var there = git.in(folder);
      if (branch.equals(there.ask("symbolic-ref", "--quiet", "--short", "HEAD").out().strip())) {
        return new GitRepository(there, storage, disk, variable);
      }
    }
    git.answer("worktree", "prune");
    if (commitOf("refs/heads/" + branch) == null) {
      git.answer("branch", "--no-track", "--", branch, start == null ? emptyCommit() : start);
    }
    var call =
        GitCalls.call(
            root(), "worktree", "add", "--force", "--quiet", "--", folder.toString(), branch);
    var outcome = git.run(call);
    if (!outcome.isOk()) {
      throw GitProgram.failed(call, outcome);
    }
    return new GitRepository(git.in(folder), storage, disk, variable);
  }

  /// The same in every clone, so that two clones that begin a branch each begin the same one.
  private String emptyCommit() {
    var tree = git.withInput("", "mktree").out().strip();
    var nobody =
        Map.of(
            "GIT_AUTHOR_NAME",
            "beads",
            "GIT_AUTHOR_EMAIL",
            "beads@localhost",
            "GIT_COMMITTER_NAME",
            "beads",
            "GIT_COMMITTER_EMAIL",
            "beads@localhost",
            "GIT_AUTHOR_DATE",
            "946684800 +0000",
            "GIT_COMMITTER_DATE",
            "946684800 +0000");
    return git.withEnvironment(nobody, "commit-tree", tree, "-m", "bd: a branch for issues")
        .out()
        .strip();
  }

  @Override
  public @Nullable String setting(String key) {
    var outcome = git.in(root()).run(GitCalls.plain(root(), "config", "--get", key));
    return outcome.isOk() ? outcome.out().stripTrailing() : null;
  }

  @Override
  public void set(String key, @Nullable String value) {
    if (value != null) {
      git.answer("config", "--local", key, value);
    } else if (setting(key) != null) {
      git.ask("config", "--local", "--unset-all", key);
    }
  }

  @Override
  public void overlook(Path file, boolean isOverlooked) {
    git.answer(
        "update-index",
        isOverlooked ? "--skip-worktree" : "--no-skip-worktree",
        "--",
        inside(file));
  }

  /// The path as git names it. What lies outside is nobody's to give.
  private String inside(Path file) {
    return inside(root(), file);
  }

  static String inside(Path root, Path file) {
    if (!file.startsWith(root) || file.equals(root)) {
      throw new IllegalArgumentException(file + " is not inside " + root);
    }
    return root.relativize(file).toString();
  }
}
