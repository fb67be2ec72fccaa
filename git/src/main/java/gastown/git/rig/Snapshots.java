package gastown.git.rig;

import gastown.beads.Problem;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs.Call;
import gastown.git.GitCalls;
import gastown.town.ports.RigGit.SaveLimits;
import gastown.town.ports.RigGit.Saved;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Salvage: the state of a worktree as a commit. Its tree is the files; its parents are the head, a
/// commit of the index when that holds something else, the stashes of the branch, the heads of an
/// operation under way, and the commits of repositories inside the folder.
///
/// A ref that holds another state already becomes the last parent of the new one: nothing that was
/// kept is let go.
final class Snapshots {
  static final Duration LIMIT = Duration.ofMinutes(20);

  private static final String NAME = "Gas Town";
  private static final String EMAIL = "gastown@localhost";
  private static final String SKIPPED = "Skipped: ";
  private static final Pattern STASH = Pattern.compile("(?:WIP on|On) (.+?): .*");
  private static final List<String> DURABLE =
      List.of("core.fsync=committed,loose-object,reference", "core.fsyncMethod=batch");

  /// The commit of an index is the same whenever it is made.
  private static final String ANY_TIME = "946684800 +0000";

  private static final List<String> HEADS =
      List.of("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD");

  private final Repo repo;
  private final Disk disk;
  private final Worktrees worktrees;
  private final SaveLimits limits;

  Snapshots(Repo repo, Worktrees worktrees, SaveLimits limits) {
    this.repo = repo;
    this.disk = repo.disk();
    this.worktrees = worktrees;
    this.limits = limits;
  }

  /// What a worktree holds now. `kept` is the commit that `ref` stood at, when there is one.
  private record State(
      String tree,
      List<String> parents,
      List<String> notes,
      Map<String, Long> skipped,
      @Nullable String kept,
      @Nullable String keptTree) {}

  Saved save(Path folder, String ref, String message) {
    var place = worktrees.place(folder);
    if (disk.list(place).isEmpty() || isOnlyBegun(place)) {
      return new Saved.Nothing();
    }
    var state = state(place, Names.ours(ref));
    if (state.kept() != null && isKept(state, state.kept(), ref)) {
      return new Saved.Kept(ref, state.kept(), state.skipped());
    }
    var parents = new ArrayList<>(state.parents());
    if (state.kept() != null && !parents.contains(state.kept())) {
      parents.add(state.kept());
    }
    var commit = commit(state.tree(), parents, text(message, state), null);
    repo.answer(durable("update-ref", ref, commit));
    readBack(ref, commit, state);
    return new Saved.Kept(ref, commit, state.skipped());
  }

  private boolean isOnlyBegun(Path place) {
    var worktree = worktrees.at(place);
    return worktree != null && worktree.isBegun(disk) && disk.list(place).equals(List.of(".git"));
  }

  private static String text(String message, State state) {
    var text = new StringBuilder(message.stripTrailing()).append("\n\n");
    state
        .skipped()
        .forEach((file, size) ->
            text.append(SKIPPED).append(size).append(' ').append(onOneLine(file)).append('\n'));
    state.notes().forEach(note -> text.append(note).append('\n'));
    return text.toString();
  }

  private static String onOneLine(String name) {
    return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  /// Reads what is new in the commit from the objects themselves.
  private void readBack(String ref, String commit, State state) {
    var words =
        new ArrayList<>(List.of("rev-list", "--objects", "--verify-objects", "--quiet", ref));
    if (!state.parents().isEmpty()) {
      words.add("--not");
      words.add(state.parents().getFirst());
    }
    repo.answer(repo.call(words.toArray(String[]::new)).withLimit(LIMIT));
    var there = repo.answer("rev-parse", ref + "^{commit}", ref + "^{tree}").lines().toList();
    if (!there.equals(List.of(commit, state.tree()))) {
      throw new Problem(
              "salvage-lost",
              "what was kept under " + ref + " reads back as something else",
              "another program moved the ref, or the disk does not keep what is written",
              List.of("git -C " + repo.folder() + " fsck", "gt doctor"))
          .refusal();
    }
  }

  /// The commit holds this very state; later states of the ref may have older ones behind them.
  private boolean isKept(State state, String kept, String ref) {
    if (!state.tree().equals(state.keptTree())) {
      return false;
    }
    var line = repo.answer("rev-list", "--parents", "--max-count=1", kept);
    var parents = List.of(line.split(" ", -1));
    return parents.containsAll(state.parents()) && areTheSame(state.skipped().keySet(), kept, ref);
  }

  /// Every file that was skipped is still in the folder, or was set aside by a removal that did not
  /// get further; and no other is.
  private boolean areTheSame(Set<String> skipped, String kept, String ref) {
    var now = new HashSet<>(skipped.stream().map(Snapshots::onOneLine).toList());
    for (var line : message(kept).lines().toList()) {
      if (line.startsWith(SKIPPED)) {
        var name = line.substring(line.indexOf(' ', SKIPPED.length()) + 1);
        if (!now.remove(name) && !disk.exists(remainder(ref).resolve(name))) {
          return false;
        }
      }
    }
    return now.isEmpty();
  }

  String message(String commit) {
    return repo.answer(
        "rev-list", "--max-count=1", "--no-commit-header", "--format=%B", Names.commit(commit));
  }

  void remove(Path folder, String ref) {
    var place = worktrees.place(folder);
    if (place.equals(repo.folder()) || repo.folder().startsWith(place)) {
      throw new IllegalArgumentException(folder + " is no worktree to remove");
    }
    var worktree = worktrees.at(place);
    if (worktree != null && isOnlyBegun(place)) {
      worktrees.sweep(worktree);
      return;
    }
    if (disk.list(place).isEmpty()) {
      worktrees.forget(place);
      disk.delete(place);
      return;
    }
    var state = state(place, Names.ours(ref));
    if (state.kept() == null || !isKept(state, state.kept(), ref)) {
      throw new Problem(
              "not-kept",
              "the worktree " + folder + " is not removed",
              "what it holds now is not what is kept under " + ref,
              List.of("gt salvage list", "gt doctor"))
          .refusal();
    }
    for (var file : state.skipped().keySet()) {
      setAside(place, file, ref);
    }
    worktrees.sweep(worktree == null ? new Worktree(place, place) : worktree);
  }

  /// What was too large to be kept as an object moves to a folder in the canonical clone's git
  /// folder instead: `gastown/remainder/<ref>`.
  private void setAside(Path folder, String file, String ref) {
    var from = folder.resolve(file);
    var to = remainder(ref).resolve(file);
    disk.makeFolder(Objects.requireNonNull(to.getParent()), false);
    disk.move(from, to);
  }

  private Path remainder(String ref) {
    return repo.gitDir().resolve("gastown/remainder").resolve(ref);
  }

  /// The ref is to be forgotten, and so is what could not be kept in it.
  void forget(String ref) {
    repo.clear(remainder(ref));
  }

  private State state(Path folder, String ref) {
    var known = worktrees.at(folder);
    boolean isUsable =
        known != null && disk.exists(known.admin().resolve("HEAD")) && !known.isBegun(disk);
    var worktree = isUsable ? known : null;
    var admin = worktree == null ? lost(folder) : worktree.admin();
    disk.makeFolder(admin, false);
    var raw = new RawTree(repo, limits, folder, admin.resolve("gastown-index"));
    var tree = raw.take(worktree == null ? null : admin.resolve("index"));
    var notes = new ArrayList<String>();
    if (worktree == null) {
      notes.add("Branch: not known");
    }
    var names = new ArrayList<>(List.of("HEAD", "HEAD^{tree}", ref, ref + "^{tree}"));
    if (worktree != null) {
      var branch = worktree.branch(disk);
      notes.add("Branch: " + (branch == null ? "none" : branch));
      worktree.operations(disk).forEach(each -> notes.add("Under-way: " + each));
      names.addAll(HEADS);
      names.addAll(written(admin));
      names.addAll(stashes(branch));
    }
    var found = found(worktree, names);
    var parents = new LinkedHashSet<String>();
    var head = worktree == null ? null : found.get(0);
    if (head != null) {
      parents.add(head);
    }
    var index = raw.indexTree();
    if (index != null && !index.equals(tree) && !index.equals(found.get(1))) {
      parents.add(commit(index, head == null ? List.of() : List.of(head), "The index.", ANY_TIME));
    }
    found.subList(4, found.size()).stream().filter(Objects::nonNull).forEach(parents::add);
    var nested = new ArrayList<>(raw.nested());
    if (worktree != null && disk.isDirectory(folder.resolve(".git")) && !isOwn(worktree)) {
      nested.add(folder);
    }
    nested.forEach(each -> parents.addAll(commitsOf(each)));
    return new State(tree, List.copyOf(parents), notes, raw.skipped(), found.get(2), found.get(3));
  }

  private Path lost(Path folder) {
    return repo.gitDir().resolve("gastown/lost").resolve(String.valueOf(folder.getFileName()));
  }

  private boolean isOwn(Worktree worktree) {
    return worktree.equals(worktrees.own());
  }

  /// The commit or tree each name stands for, or null.
  private List<@Nullable String> found(@Nullable Worktree worktree, List<String> names) {
    var call =
        worktree == null
            ? repo.call("cat-file", "--batch-check=%(objectname)")
            : repo.in(worktree, "cat-file", "--batch-check=%(objectname)");
    var lines = repo.answer(call.withInput(String.join("\n", names) + "\n")).lines().toList();
    var found = new ArrayList<@Nullable String>();
    for (var line : lines) {
      found.add(line.contains(" ") ? null : line);
    }
    return found;
  }

  /// Where a rebase began and what it put by.
  private List<String> written(Path admin) {
    var commits = new ArrayList<String>();
    for (var name :
        List.of(
            "rebase-merge/orig-head",
            "rebase-merge/autostash",
            "rebase-apply/orig-head",
            "rebase-apply/autostash",
            "MERGE_AUTOSTASH")) {
      disk.read(admin.resolve(name)).map(String::strip).ifPresent(commits::add);
    }
    return commits;
  }

  /// Stashes belong to the whole repository; each says on which branch it was made.
  private List<String> stashes(@Nullable String branch) {
    var wanted = branch == null ? "(no branch)" : branch;
    var commits = new ArrayList<String>();
    for (var line :
        disk.read(repo.gitDir().resolve("logs/refs/stash")).orElse("").lines().toList()) {
      var message = STASH.matcher(line.substring(line.indexOf('\t') + 1));
      if (message.matches() && message.group(1).equals(wanted)) {
        commits.add(line.split(" ", -1)[1]);
      }
    }
    return commits;
  }

  /// Brings the commits of another repository's head, branches and stash here. Of one more worktree
  /// of this repository there is but the head to keep.
  private List<String> commitsOf(Path other) {
    var link = other.resolve(".git");
    if (!disk.isDirectory(link)
        && disk.read(link).orElse("").startsWith("gitdir: " + repo.gitDir() + "/worktrees/")) {
      var words = new String[] {"rev-parse", "--quiet", "--verify", "HEAD"};
      return repo.run(GitCalls.call(other, words)).out().lines().toList();
    }
    var asking =
        GitCalls.call(
            other,
            "rev-list",
            "--no-walk",
            "--exclude=refs/remotes/*",
            "--exclude=refs/tags/*",
            "--all");
    var commits = repo.answer(asking).lines().toList();
    if (!commits.isEmpty()) {
      var words = new ArrayList<>(List.of("fetch", "--quiet", "--no-tags"));
      words.addAll(List.of("--no-write-fetch-head", "--", other.toString()));
      words.addAll(commits);
      repo.answer(repo.call(words.toArray(String[]::new)).withLimit(LIMIT));
    }
    return commits;
  }

  private String commit(String tree, List<String> parents, String text, @Nullable String date) {
    var words = new ArrayList<>(List.of("commit-tree", tree));
    for (var parent : parents) {
      words.add("-p");
      words.add(parent);
    }
    words.add("-F");
    words.add("-");
    var call = durable(words.toArray(String[]::new)).withInput(text);
    return repo.answer(Repo.with(call, Repo.by(NAME, EMAIL, date)));
  }

  private Call durable(String... words) {
    return repo.on(repo.folder(), repo.gitDir(), DURABLE, words);
  }
}
