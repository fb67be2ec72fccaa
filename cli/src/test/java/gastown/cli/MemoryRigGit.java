package gastown.cli;

import gastown.beads.ports.Disk;
import gastown.town.ports.RigGit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The git of a rig in memory, as far as commands need it: there is one commit everybody has, and
/// one a worktree may have made. A worktree whose file `.git/changed` names files has changes in
/// these; `.git/unpushed` names the commit nobody else has.
final class MemoryRigGit implements RigGit {
  private static final String BASE = "1".repeat(40);
  private static final String OWN = "2".repeat(40);
  private static final String KEPT = "3".repeat(40);

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
    return name.startsWith("refs/gastown/") ? refs(name).get(name) : BASE;
  }

  @Override
  public String treeOf(String commit) {
    throw absent();
  }

  @Override
  public boolean isAncestor(String older, String newer) {
    return older.equals(newer) || older.equals(BASE);
  }

  @Override
  public @Nullable String mergeBase(String one, String other) {
    return one.equals(other) ? one : BASE;
  }

  @Override
  public Fetched fetch(String branch) {
    return new Fetched.At(BASE);
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
    return new Condition("main", isAhead ? OWN : BASE, changed, List.of(), false);
  }

  @Override
  public @Nullable String commitAll(Path worktree, String message, Author author) {
    disk.delete(worktree.resolve(".git/changed"));
    disk.write(worktree.resolve(".git/unpushed"), message + "\n");
    return OWN;
  }

  @Override
  public Saved save(Path worktree, String ref, String message) {
    disk.append(refFile(), ref + " " + worktree + "\n");
    return new Saved.Kept(ref, KEPT, Map.of());
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
    disk.append(refFile(), ref + " " + commit + "\n");
    return true;
  }

  @Override
  public void unpin(String ref) {
    var rest = new StringBuilder();
    for (var line : disk.read(refFile()).orElse("").lines().toList()) {
      if (!line.startsWith(ref + " ")) {
        rest.append(line).append('\n');
      }
    }
    disk.write(refFile(), rest.toString());
  }

  @Override
  public Map<String, String> refs(String prefix) {
    var refs = new TreeMap<String, String>();
    if (prefix.equals("refs/remotes/")) {
      refs.put("refs/remotes/origin/main", BASE);
    }
    if (prefix.equals("refs/heads/")) {
      boolean isAhead = disk.exists(canonical.resolve(".git/unpushed"));
      refs.put("refs/heads/main", isAhead ? OWN : BASE);
    }
    for (var line : disk.read(refFile()).orElse("").lines().toList()) {
      if (line.startsWith(prefix)) {
        var words = line.split(" ");
        refs.put(words[0], words[1].length() == BASE.length() ? words[1] : KEPT);
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
    return from.equals(to) ? List.of() : List.of("main.c");
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
