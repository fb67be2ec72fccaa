package gastown.cli;

import gastown.beads.ports.Disk;
import gastown.town.ports.RigGit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The git of a rig in memory, as far as the commands of the workspace need it. A worktree whose
/// file `.git/changed` names files has changes in these; `.git/unpushed` names commits nobody else
/// has.
final class MemoryRigGit implements RigGit {
  private final Disk disk;
  private final Path canonical;

  MemoryRigGit(Disk disk, Path canonical) {
    this.disk = disk;
    this.canonical = canonical;
  }

  private static UnsupportedOperationException absent() {
    return new UnsupportedOperationException("not in memory");
  }

  private Path refFile() {
    return canonical.resolve(".git/refs-in-memory");
  }

  @Override
  public @Nullable String commitOf(String name) {
    return "1".repeat(40);
  }

  @Override
  public String treeOf(String commit) {
    throw absent();
  }

  @Override
  public boolean isAncestor(String older, String newer) {
    return older.equals(newer);
  }

  @Override
  public @Nullable String mergeBase(String one, String other) {
    return one.equals(other) ? one : null;
  }

  @Override
  public Fetched fetch(String branch) {
    return new Fetched.At("1".repeat(40));
  }

  @Override
  public void makeWorktree(Path folder, String branch, String start) {
    disk.write(
        folder.resolve(".git"),
        "gitdir: " + canonical.resolve(".git/worktrees/" + folder.getFileName()) + "\n");
    disk.write(folder.resolve("branch-in-memory"), branch + "\n");
  }

  @Override
  public @Nullable Condition condition(Path worktree) {
    if (!disk.exists(worktree.resolve(".git"))) {
      return null;
    }
    var changed = disk.read(worktree.resolve(".git/changed")).orElse("").lines().toList();
    boolean isAhead = disk.exists(worktree.resolve(".git/unpushed"));
    return new Condition("main", (isAhead ? "2" : "1").repeat(40), changed, List.of(), false);
  }

  @Override
  public @Nullable String commitAll(Path worktree, String message, Author author) {
    throw absent();
  }

  @Override
  public Saved save(Path worktree, String ref, String message) {
    disk.append(refFile(), ref + " " + worktree + "\n");
    return new Saved.Kept(ref, "3".repeat(40), Map.of());
  }

  @Override
  public void removeWorktree(Path worktree, String ref) {
    disk.deleteAll(worktree);
  }

  @Override
  public boolean deleteBranch(String branch, String commit) {
    return true;
  }

  @Override
  public boolean pin(String ref, String commit, @Nullable String expected) {
    return true;
  }

  @Override
  public void unpin(String ref) {}

  @Override
  public Map<String, String> refs(String prefix) {
    var refs = new TreeMap<String, String>();
    if (prefix.equals("refs/remotes/")) {
      refs.put("refs/remotes/origin/main", "1".repeat(40));
    }
    if (prefix.equals("refs/heads/")) {
      boolean isAhead = disk.exists(canonical.resolve(".git/unpushed"));
      refs.put("refs/heads/main", (isAhead ? "2" : "1").repeat(40));
    }
    for (var line : disk.read(refFile()).orElse("").lines().toList()) {
      if (line.startsWith(prefix)) {
        refs.put(line.split(" ")[0], "3".repeat(40));
      }
    }
    return refs;
  }

  @Override
  public Joined join(String base, String change, String message, Author author) {
    throw absent();
  }

  @Override
  public Pushed push(String commit, String branch, String expected) {
    throw absent();
  }

  @Override
  public void checkOut(Path folder, String commit) {
    throw absent();
  }

  @Override
  public List<String> footprint(String from, String to) {
    throw absent();
  }

  @Override
  public List<String> commitsBetween(String from, String to) {
    return List.of();
  }

  @Override
  public String diffDigest(String from, String to) {
    throw absent();
  }

  @Override
  public String message(String commit) {
    throw absent();
  }
}
