package gastown.simulation.git;

import gastown.beads.Problem;
import gastown.beads.store.Digest;
import gastown.town.ports.Cloning.Cloned;
import gastown.town.ports.RigGit;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A rig's git in memory. Changes are joined file by file: two changes to one file are a conflict
/// unless they are the same. There is no index, no stash, no operation under way, and nothing is
/// too large to be kept.
public final class VirtualGit implements RigGit {
  private final Objects objects;
  private final Probe probe;
  private final VirtualRemote remote;
  private final String firstBranch;
  private final TreeMap<String, String> refs = new TreeMap<>();
  private final Checkouts checkouts;

  VirtualGit(
      VirtualFiles files,
      Objects objects,
      Probe probe,
      VirtualRemote remote,
      Path folder,
      String branch) {
    this.objects = objects;
    this.probe = probe;
    this.remote = remote;
    this.firstBranch = branch;
    this.checkouts = new Checkouts(files, objects, refs);
    remote.heads().forEach((name, commit) -> refs.put(origin(name), commit));
    refs.put(head(branch), required(remote.head(branch)));
    checkouts.make(folder, branch, required(remote.head(branch)));
  }

  private static String required(@Nullable String commit) {
    return java.util.Objects.requireNonNull(commit);
  }

  static String head(String branch) {
    return "refs/heads/" + branch;
  }

  private static String origin(String branch) {
    return "refs/remotes/origin/" + branch;
  }

  boolean isOf(VirtualRemote other) {
    return remote.url().equals(other.url());
  }

  Cloned asCloned() {
    var commit = required(refs.get(head(firstBranch)));
    var files = objects.filesOf(commit);
    boolean usesLargeFiles =
        files.entrySet().stream()
            .anyMatch(file ->
                file.getKey().endsWith(".gitattributes") && file.getValue().contains("filter=lfs"));
    return new Cloned.Done(firstBranch, commit, files.containsKey(".gitmodules"), usesLargeFiles);
  }

  @Override
  public @Nullable String commitOf(String name) {
    if (name.isEmpty()) {
      return null;
    }
    var ref = refs.get(name.startsWith("refs/") ? name : head(name));
    return ref == null && objects.has(name) ? name : ref;
  }

  @Override
  public String treeOf(String commit) {
    return objects.get(commit).tree();
  }

  @Override
  public boolean isAncestor(String older, String newer) {
    return objects.isAncestor(older, newer);
  }

  @Override
  public @Nullable String mergeBase(String one, String other) {
    return objects.mergeBase(one, other);
  }

  @Override
  public Fetched fetch(String branch) {
    probe.at("fetch");
    if (!remote.isReachable()) {
      return new Fetched.Unreachable("no route to " + remote.url());
    }
    var there = remote.head(branch);
    if (there == null) {
      return new Fetched.Missing();
    }
    refs.put(origin(branch), there);
    probe.at("fetched");
    return new Fetched.At(there);
  }

  @Override
  public void makeWorktree(Path folder, String branch, String start) {
    probe.at("make-worktree");
    if (branch.startsWith("-")) {
      throw refusal("'" + branch + "' is no name for a branch");
    }
    if (checkouts.isThere(folder)) {
      var present = checkouts.branch(folder);
      if (!branch.equals(present)) {
        throw refusal(folder + " is on " + present);
      }
      checkouts.mark(folder);
      return;
    }
    checkouts.refuseIfInTheWay(folder);
    if (checkouts.isOut(branch)) {
      throw refusal(branch + " is checked out elsewhere");
    }
    refs.putIfAbsent(head(branch), start);
    checkouts.make(folder, branch, required(refs.get(head(branch))));
    probe.at("worktree-made");
  }

  static Problem.Refusal refusal(String what) {
    return Problem.of("git", what, "git status").refusal();
  }

  @Override
  public @Nullable Condition condition(Path worktree) {
    return checkouts.isThere(worktree) ? checkouts.condition(worktree) : null;
  }

  @Override
  public @Nullable String commitAll(Path worktree, String message, Author author) {
    probe.at("commit");
    var before = checkouts.headOf(worktree);
    var files = checkouts.seen(worktree);
    if (files.equals(objects.filesOf(before))) {
      return null;
    }
    var made = objects.commit(files, List.of(before), message).id();
    checkouts.moveHead(worktree, made);
    probe.at("committed");
    return made;
  }

  @Override
  public Saved save(Path worktree, String ref, String message) {
    probe.at("save");
    if (!checkouts.hasFiles(worktree)) {
      return new Saved.Nothing();
    }
    var files = checkouts.seen(worktree);
    var head =
        checkouts.isThere(worktree) ? checkouts.headOf(worktree) : checkouts.lastHead(worktree);
    var earlier = refs.get(ref);
    if (earlier != null && holds(earlier, files, head)) {
      return new Saved.Kept(ref, earlier, Map.of());
    }
    var parents = new java.util.ArrayList<String>();
    if (head != null) {
      parents.add(head);
    }
    if (earlier != null && !parents.contains(earlier)) {
      parents.add(earlier);
    }
    var made = objects.commit(files, parents, message).id();
    refs.put(ref, made);
    probe.at("saved");
    return new Saved.Kept(ref, made, Map.of());
  }

  private boolean holds(String commit, SortedMap<String, String> files, @Nullable String head) {
    return objects.filesOf(commit).equals(files)
        && (head == null || objects.isAncestor(head, commit));
  }

  @Override
  public void removeWorktree(Path worktree, String ref) {
    probe.at("remove-worktree");
    if (!checkouts.hasFiles(worktree)) {
      checkouts.forget(worktree);
      return;
    }
    var kept = refs.get(ref);
    var head =
        checkouts.isThere(worktree) ? checkouts.headOf(worktree) : checkouts.lastHead(worktree);
    if (kept == null || !holds(kept, checkouts.seen(worktree), head)) {
      throw refusal(worktree + " holds what " + ref + " does not");
    }
    checkouts.remove(worktree);
    probe.at("worktree-removed");
  }

  @Override
  public boolean deleteBranch(String branch, String commit) {
    probe.at("delete-branch");
    var present = refs.get(head(branch));
    if (present == null) {
      return true;
    }
    if (checkouts.isOut(branch)) {
      throw refusal(branch + " is checked out");
    }
    if (!present.equals(commit)) {
      return false;
    }
    refs.remove(head(branch));
    probe.at("branch-deleted");
    return true;
  }

  @Override
  public boolean pin(String ref, String commit, @Nullable String expected) {
    probe.at("pin");
    if (!ref.startsWith("refs/gastown/") || commit.isEmpty()) {
      throw new IllegalArgumentException("'" + ref + "' is not ours to point at '" + commit + "'");
    }
    var present = refs.get(ref);
    if (commit.equals(present)) {
      return true;
    }
    if (expected != null && !expected.equals(present == null ? "" : present)) {
      return false;
    }
    refs.put(ref, objects.get(commit).id());
    probe.at("pinned");
    return true;
  }

  @Override
  public void unpin(String ref) {
    probe.at("unpin");
    refs.remove(ref);
  }

  @Override
  public Map<String, String> refs(String prefix) {
    var found = new TreeMap<String, String>();
    for (var ref : refs.tailMap(prefix).entrySet()) {
      if (!ref.getKey().startsWith(prefix)) {
        break;
      }
      found.put(ref.getKey(), ref.getValue());
    }
    return found;
  }

  @Override
  public Joined join(String base, String change, String message, Author author) {
    if (objects.isAncestor(change, base)) {
      return new Joined.Already();
    }
    var fork = objects.mergeBase(base, change);
    if (fork == null) {
      return new Joined.Conflict(List.of());
    }
    var merging = Merging.of(objects.filesOf(fork), objects.filesOf(base), objects.filesOf(change));
    if (!merging.conflicts().isEmpty()) {
      return new Joined.Conflict(merging.conflicts());
    }
    var made = objects.commit(merging.files(), List.of(base, change), message);
    return new Joined.Commit(made.id(), made.tree());
  }

  @Override
  public Pushed push(String commit, String branch, String expected) {
    probe.at("push");
    if (commit.isEmpty()) {
      throw new IllegalArgumentException("nothing to push to " + branch);
    }
    if (!remote.isReachable()) {
      return new Pushed.Unreachable("no route to " + remote.url());
    }
    var there = remote.head(branch);
    if (!commit.equals(there)) {
      if (!expected.equals(there == null ? "" : there)) {
        if (there == null || !objects.isAncestor(commit, there)) {
          return new Pushed.Overtaken();
        }
      } else {
        if (remote.isClosed()) {
          return new Pushed.Refused("the branch is protected");
        }
        if (there != null && !objects.isAncestor(there, commit)) {
          return new Pushed.Refused("it does not move forward");
        }
        remote.move(branch, commit);
        probe.at("pushed");
      }
    }
    follow(branch, required(remote.head(branch)));
    return new Pushed.Done();
  }

  private void follow(String branch, String commit) {
    refs.put(origin(branch), commit);
    var own = refs.get(head(branch));
    if (own == null) {
      refs.put(head(branch), commit);
    } else if (objects.isAncestor(own, commit)) {
      checkouts.follow(branch, commit);
    }
  }

  @Override
  public void checkOut(Path folder, String commit) {
    probe.at("check-out");
    checkouts.detach(folder, commit);
  }

  @Override
  public List<String> footprint(String from, String to) {
    return objects.differing(from, to);
  }

  @Override
  public List<String> commitsBetween(String from, String to) {
    return objects.between(from, to);
  }

  @Override
  public String diffDigest(String from, String to) {
    var text = new StringBuilder();
    var before = objects.filesOf(from);
    var after = objects.filesOf(to);
    for (var path : objects.differing(from, to)) {
      text.append(path).append('\0').append(before.get(path)).append('\0').append(after.get(path));
    }
    return Digest.sha256(text.toString());
  }

  @Override
  public String message(String commit) {
    return objects.get(commit).message();
  }

  /// What a program in the worktree can do to its branch with git of its own: move it anywhere.
  public void reset(Path worktree, String commit) {
    checkouts.moveHead(worktree, commit);
    checkouts.fill(worktree, commit);
  }

  void forget(Path worktree) {
    checkouts.forget(worktree);
  }

  void switchTo(Path worktree, String branch) {
    checkouts.switchTo(worktree, branch);
  }

  /// The marks of everything a branch, ref or remote still leads to.
  public BitSet tokens() {
    var found = new BitSet();
    refs.values().forEach(commit -> found.or(objects.get(commit).tokens()));
    remote.heads().values().forEach(commit -> found.or(objects.get(commit).tokens()));
    return found;
  }
}
