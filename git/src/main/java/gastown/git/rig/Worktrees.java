package gastown.git.rig;

import gastown.beads.Problem;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs.Call;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The worktrees that hang on a canonical clone. What git knows of them is read from its files,
/// which costs no process and does not depend on what an agent did to the `.git` in its folder.
final class Worktrees {
  private static final String BEGIN = "# What the town keeps in worktrees.";

  /// Kept out of git's sight in every worktree, so that an agent's `git add -A` takes none of it.
  /// What a project itself tracks by these names is not touched by it.
  private static final List<String> OURS =
      List.of(
          "/.beads/redirect",
          "/.claude/settings.local.json",
          "/.runtime/",
          "/.gt/",
          "/.polecat-checkpoint.json");

  private final Repo repo;
  private final Disk disk;

  Worktrees(Repo repo) {
    this.repo = repo;
    this.disk = repo.disk();
  }

  /// The canonical clone's own checkout.
  Worktree own() {
    return new Worktree(repo.folder(), repo.gitDir());
  }

  @Nullable Worktree at(Path folder) {
    var place = place(folder);
    if (place.equals(repo.folder())) {
      return own();
    }
    var gitFile = place.resolve(".git").toString();
    for (var admin : admins()) {
      if (disk.read(admin.resolve("gitdir")).orElse("").strip().equals(gitFile)) {
        return new Worktree(place, admin);
      }
    }
    return null;
  }

  /// Git names worktrees by their real paths, which a folder that is gone cannot tell itself.
  Path place(Path folder) {
    var parent = folder.getParent();
    return disk.exists(folder) || parent == null
        ? disk.real(folder)
        : disk.real(parent).resolve(Objects.requireNonNull(folder.getFileName()));
  }

  private List<Path> admins() {
    var all = repo.gitDir().resolve("worktrees");
    return disk.list(all).stream().map(all::resolve).toList();
  }

  /// Whether somebody has the branch in front of them; a folder that is gone has nobody in it.
  boolean isCheckedOut(String branch) {
    if (branch.equals(own().branch(disk))) {
      return true;
    }
    for (var admin : admins()) {
      var folder = disk.read(admin.resolve("gitdir")).map(String::strip).map(Path::of);
      if (branch.equals(new Worktree(admin, admin).branch(disk))
          && folder.map(Path::getParent).filter(disk::exists).isPresent()) {
        return true;
      }
    }
    return false;
  }

  void make(Path folder, String branch, String start) {
    var head = Names.head(branch);
    var there = ready(folder);
    hideOurs();
    if (there != null) {
      if (!branch.equals(there.branch(disk))) {
        throw inTheWay(folder, "it is a worktree on " + there.branch(disk));
      }
      unlock(there, head);
      return;
    }
    if (isCheckedOut(branch)) {
      throw inTheWay(folder, branch + " is checked out in another worktree");
    }
    if (repo.commitOf(head) == null) {
      repo.answer(adding(folder, "--no-track", "-b", branch, folder.toString(), start(start)));
    } else {
      repo.answer(adding(folder, folder.toString(), branch));
    }
  }

  /// Whoever worked here is over. What a git of theirs that was killed has locked would hold up the
  /// next one, who cannot tell whether it is still at work.
  private void unlock(Worktree worktree, String head) {
    repo.unlock(
        List.of(
            worktree.admin().resolve("index.lock"),
            worktree.admin().resolve("HEAD.lock"),
            repo.gitDir().resolve(head + ".lock")));
  }

  private String start(String start) {
    if (start.isEmpty() || start.startsWith("-")) {
      throw new IllegalArgumentException("nothing to start from: " + start);
    }
    return start;
  }

  /// Twice `--force`: what git still knows of a folder that is gone does not hinder.
  private Call adding(Path folder, String... words) {
    disk.makeFolder(Objects.requireNonNull(folder.getParent()), false);
    var all = new ArrayList<>(List.of("worktree", "add", "--quiet", "--force", "--force"));
    all.addAll(List.of(words));
    return repo.call(all.toArray(String[]::new)).withLimit(Snapshots.LIMIT);
  }

  void makeDetached(Path folder, String commit) {
    var there = ready(folder);
    hideOurs();
    if (there == null) {
      repo.answer(adding(folder, "--detach", folder.toString(), Names.commit(commit)));
      return;
    }
    repo.answer(
        repo.in(there, "checkout", "--quiet", "--force", "--detach", Names.commit(commit), "--")
            .withLimit(Snapshots.LIMIT));
    for (var operation : there.operations(disk)) {
      repo.clear(there.admin().resolve(operation));
    }
    repo.answer(repo.in(there, "clean", "-ffdq").withLimit(Snapshots.LIMIT));
  }

  /// The whole worktree in this folder, or null when the folder is free for one. One whose making
  /// was interrupted is taken away: nobody has worked in it.
  private @Nullable Worktree ready(Path folder) {
    var there = at(folder);
    if (there != null && there.isHalfMade(disk)) {
      sweep(there);
      there = null;
    }
    boolean isFree = disk.list(folder).isEmpty();
    if (there != null && isFree) {
      repo.drop(there.admin());
      return null;
    }
    if (there == null) {
      if (!isFree) {
        throw inTheWay(folder, "it holds files and is no worktree of this rig");
      }
      return null;
    }
    if (!disk.exists(there.folder().resolve(".git"))) {
      disk.write(there.folder().resolve(".git"), "gitdir: " + there.admin() + "\n");
    }
    return there;
  }

  private static Problem.Refusal inTheWay(Path folder, String why) {
    return new Problem(
            "folder-in-the-way",
            "no worktree can be made in " + folder,
            why,
            List.of("gt salvage list   (shows what was kept)", "gt doctor"))
        .refusal();
  }

  /// Takes a worktree away: the folder goes aside in one step and is deleted there, so that one
  /// half deleted is never taken for one that was changed.
  void sweep(Worktree worktree) {
    var aside = aside(worktree.folder());
    if (disk.exists(worktree.folder())) {
      repo.clear(aside);
      disk.move(worktree.folder(), aside);
    }
    forget(worktree.folder());
  }

  /// Finishes what was begun by [#sweep].
  void forget(Path folder) {
    var known = at(folder);
    if (known != null && !known.equals(own()) && !disk.exists(known.folder())) {
      repo.drop(known.admin());
    }
    repo.clear(repo.aside(folder));
    repo.clear(aside(folder));
  }

  private static Path aside(Path folder) {
    return folder.resolveSibling("." + folder.getFileName() + ".going");
  }

  private void hideOurs() {
    var file = repo.gitDir().resolve("info/exclude");
    var text = disk.read(file).orElse("");
    var wanted = BEGIN + "\n" + String.join("\n", OURS) + "\n";
    if (!text.contains(wanted)) {
      disk.write(file, text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + wanted);
    }
  }
}
