package gastown.git.rig;

import gastown.beads.Problem;
import gastown.beads.ports.Programs.Call;
import gastown.town.ports.RigGit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The git of a rig, over the git program.
final class CanonicalRig implements RigGit {
  private final Repo repo;
  private final Worktrees worktrees;
  private final Snapshots snapshots;
  private final Landing landing;

  CanonicalRig(Repo repo, UnaryOperator<@Nullable String> variable, SaveLimits limits) {
    this.repo = repo;
    this.worktrees = new Worktrees(repo);
    this.snapshots = new Snapshots(repo, worktrees, limits);
    this.landing = new Landing(repo, worktrees, variable);
  }

  @Override
  public @Nullable String commitOf(String name) {
    return repo.commitOf(name);
  }

  @Override
  public String treeOf(String commit) {
    return repo.answer("rev-parse", "--verify", Names.commit(commit) + "^{tree}");
  }

  @Override
  public boolean isAncestor(String older, String newer) {
    return repo.isAncestor(older, newer);
  }

  @Override
  public @Nullable String mergeBase(String one, String other) {
    var call = repo.call("merge-base", Names.commit(one), Names.commit(other));
    var outcome = repo.run(call);
    if (outcome.exit() > 1 || outcome.timedOut()) {
      throw Repo.failed(call, outcome);
    }
    return outcome.isOk() ? outcome.out().strip() : null;
  }

  @Override
  public Fetched fetch(String branch) {
    return landing.fetch(branch);
  }

  @Override
  public void makeWorktree(Path folder, String branch, String start) {
    worktrees.make(folder, branch, start);
  }

  @Override
  public @Nullable Condition condition(Path folder) {
    var worktree = worktrees.at(folder);
    if (worktree == null
        || !repo.disk().isDirectory(worktree.folder())
        || worktree.isBegun(repo.disk())) {
      return null;
    }
    var call =
        repo.in(
            worktree,
            "status",
            "--porcelain=v2",
            "--branch",
            "-z",
            "--untracked-files=all",
            "--ignore-submodules=none",
            "--no-renames");
    var outcome = repo.run(call);
    if (!outcome.isOk()) {
      throw Repo.failed(call, outcome);
    }
    return Conditions.read(
        outcome.out(), worktree.branch(repo.disk()), !worktree.operations(repo.disk()).isEmpty());
  }

  @Override
  public @Nullable String commitAll(Path folder, String message, Author author) {
    var worktree = worktrees.at(folder);
    if (worktree == null) {
      throw Problem.of("no-worktree", "there is no worktree in " + folder, "gt doctor").refusal();
    }
    repo.answer(repo.in(worktree, "add", "--all", "--", ":/").withLimit(Snapshots.LIMIT));
    var call =
        repo.in(worktree, "commit", "--quiet", "--no-verify", "--cleanup=verbatim", "--file=-")
            .withInput(message);
    var outcome = repo.run(Repo.with(call, Repo.by(author.name(), author.email(), null)));
    if (outcome.isOk()) {
      return repo.answer(repo.in(worktree, "rev-parse", "--verify", "HEAD"));
    }
    if (repo.answer(repo.in(worktree, "status", "--porcelain")).isEmpty()) {
      return null;
    }
    throw Repo.failed(call, outcome);
  }

  @Override
  public Saved save(Path worktree, String ref, String message) {
    return snapshots.save(worktree, ref, message);
  }

  @Override
  public void removeWorktree(Path worktree, String ref) {
    snapshots.remove(worktree, ref);
  }

  @Override
  public boolean deleteBranch(String branch, String commit) {
    var head = Names.head(branch);
    if (worktrees.isCheckedOut(branch)) {
      throw Problem.of(
              "branch-in-use",
              branch + " is checked out in a worktree and is not deleted",
              "git -C " + repo.folder() + " worktree list")
          .refusal();
    }
    var call = repo.call("update-ref", "-d", head, Names.commit(commit));
    var outcome = repo.run(call);
    if (outcome.isOk()) {
      return true;
    }
    var there = repo.commitOf(head);
    if (commit.equals(there)) {
      throw Repo.failed(call, outcome);
    }
    return there == null;
  }

  @Override
  public boolean pin(String ref, String commit, @Nullable String expected) {
    var words = new ArrayList<>(List.of("update-ref", Names.ours(ref), Names.commit(commit)));
    if (expected != null) {
      words.add(expected.isEmpty() ? expected : Names.commit(expected));
    }
    var call = repo.call(words.toArray(String[]::new));
    var outcome = repo.run(call);
    if (outcome.isOk()) {
      return true;
    }
    var there = repo.commitOf(ref);
    if (there == null && (expected == null || expected.isEmpty())) {
      throw Repo.failed(call, outcome);
    }
    return commit.equals(there);
  }

  @Override
  public void unpin(String ref) {
    snapshots.forget(Names.ours(ref));
    repo.answer("update-ref", "-d", ref);
  }

  @Override
  public Map<String, String> refs(String prefix) {
    var words = new ArrayList<>(List.of("for-each-ref", "--format=%(objectname) %(refname)"));
    int folder = prefix.lastIndexOf('/');
    if (folder >= 0) {
      words.add("--");
      words.add(prefix.substring(0, folder));
    }
    var refs = new LinkedHashMap<String, String>();
    for (var line : repo.answer(words.toArray(String[]::new)).lines().toList()) {
      int space = line.indexOf(' ');
      if (line.startsWith(prefix, space + 1)) {
        refs.put(line.substring(space + 1), line.substring(0, space));
      }
    }
    return refs;
  }

  @Override
  public Joined join(String base, String change, String message, Author author) {
    return new Trial(repo).join(base, change, message, author);
  }

  @Override
  public Pushed push(String commit, String branch, String expected) {
    return landing.push(commit, branch, expected);
  }

  @Override
  public void checkOut(Path folder, String commit) {
    worktrees.makeDetached(folder, commit);
  }

  @Override
  public List<String> footprint(String from, String to) {
    var call = difference("-z", "--name-only", from, to);
    var outcome = repo.run(call);
    if (!outcome.isOk()) {
      throw Repo.failed(call, outcome);
    }
    return List.of(outcome.out().split("\0", -1)).stream().filter(name -> !name.isEmpty()).toList();
  }

  private Call difference(String form, String what, String from, String to) {
    return repo.call(
        "diff-tree", "-r", "--no-renames", form, what, Names.commit(from), Names.commit(to));
  }

  @Override
  public List<String> commitsBetween(String from, String to) {
    return repo.answer("rev-list", "--topo-order", Names.commit(to), "--not", Names.commit(from))
        .lines()
        .toList();
  }

  /// Of every path that differs, its mode and content before and after.
  @Override
  public String diffDigest(String from, String to) {
    var text = repo.answer(difference("-z", "--raw", from, to));
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String message(String commit) {
    return snapshots.message(commit);
  }
}
