package gastown.git.rig;

import gastown.beads.ports.Programs.Call;
import gastown.beads.ports.Programs.Outcome;
import gastown.town.ports.RigGit.SaveLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The files of a folder as a tree, byte by byte.
///
/// It is made in a repository of its own (`gastown/raw` in the canonical clone's git folder), which
/// shares the objects, settings and ignore rules of the canonical clone but has attributes that
/// switch off every conversion: no line ends, filters or encodings. The index is a copy, so that
/// neither the worktree nor its index is touched. Names stay quoted as git prints them wherever
/// they come through here, so that those that are no UTF-8 keep their bytes.
final class RawTree {
  private static final String ATTRIBUTES = "* -text -ident !eol !filter !working-tree-encoding\n";

  private static final List<String> SETTINGS =
      List.of(
          "core.quotePath=true",
          "core.fileMode=true",
          "core.symlinks=true",
          "core.ignoreCase=false",
          "core.splitIndex=false",
          "core.untrackedCache=false",
          // Files that are there though an index says they need not be are looked at.
          "core.sparseCheckout=true",
          "core.fsync=committed,loose-object,reference",
          "core.fsyncMethod=batch");

  private final Repo repo;
  private final SaveLimits limits;
  private final Path folder;
  private final Path index;
  private final Map<String, Long> skipped = new TreeMap<>();
  private final List<Path> nested = new ArrayList<>();
  private @Nullable String indexTree;

  /// `index` is where the copy goes; it does not outlast [#take].
  RawTree(Repo repo, SaveLimits limits, Path folder, Path index) {
    this.repo = repo;
    this.limits = limits;
    this.folder = folder;
    this.index = index;
  }

  /// What was too large or could not be read, with its size.
  Map<String, Long> skipped() {
    return skipped;
  }

  /// Repositories inside the folder, whose commits are not among ours.
  List<Path> nested() {
    return nested;
  }

  /// The tree of the index as it was, or null when there was none that could be read.
  @Nullable String indexTree() {
    return indexTree;
  }

  /// `original` is the worktree's index, or null to begin with none.
  String take(@Nullable Path original) {
    prepare();
    clear();
    if (original != null && repo.disk().exists(original)) {
      copy(original);
    }
    var listing = list();
    if (original != null && repo.disk().exists(index)) {
      indexTree = answer("write-tree", "--missing-ok");
    }
    if (listing.hasHidden()) {
      // Exit 1 says that there are changes.
      var _ = run(call("update-index", "-q", "--really-refresh"));
    }
    var leftOut = new ArrayList<>(listing.repositories());
    leftOut.addAll(tooLarge(listing.untracked()));
    add(leftOut);
    for (var name : listing.repositories()) {
      graft(name, false);
    }
    for (var name : listing.links()) {
      graft(name, true);
    }
    var tree = answer("write-tree", "--missing-ok");
    clear();
    return tree;
  }

  /// The time of the copy stays the original's, by which git tells files that changed in the moment
  /// they were recorded.
  private void copy(Path original) {
    repo.tool("cp", "-p", "--", original.toString(), index.toString());
    var parent = original.resolveSibling(".").normalize();
    for (var name : repo.disk().list(parent)) {
      if (name.startsWith("sharedindex.") && !name.endsWith(".lock")) {
        repo.tool("cp", "-p", "--", parent.resolve(name).toString(), raw().toString());
      }
    }
  }

  /// The listing, once the index has no path with several sides left.
  private Listing list() {
    var words = new String[] {"ls-files", "-v", "--stage", "--others", "--exclude-standard"};
    var outcome = run(call(words));
    if (!outcome.isOk()) {
      // No index that can be read: all files are new.
      clear();
      outcome = orFail(call(words));
    }
    outcome
        .err()
        .lines()
        .filter(line -> line.contains("could not open directory"))
        .forEach(line -> skipped.put(between(line), 0L));
    var listing = Listing.of(outcome.out());
    if (!listing.sides().isEmpty()) {
      orFail(call("update-index", "--index-info").withInput(listing.settling()));
    }
    return listing;
  }

  private static String between(String line) {
    int from = line.indexOf('\'');
    int to = line.lastIndexOf('\'');
    return to > from ? line.substring(from + 1, to) : line;
  }

  private List<String> tooLarge(List<String> untracked) {
    var large = new ArrayList<String>();
    long total = 0;
    for (var name : untracked) {
      var path = Quoted.path(folder, name);
      // A link is kept as such, however large what it points to.
      long size = path == null || isLink(path) ? 0 : repo.disk().size(path);
      if (size > limits.fileBytes() || total + size > limits.totalBytes()) {
        large.add(name);
        skipped.put(Quoted.plain(name), size);
      } else {
        total += size;
      }
    }
    return large;
  }

  private boolean isLink(Path path) {
    var parent = path.getParent();
    var name = path.getFileName();
    return parent == null
        || name == null
        || !repo.disk().real(path).equals(repo.disk().real(parent).resolve(name));
  }

  private void add(List<String> leftOut) {
    var input = new StringBuilder();
    leftOut.forEach(
        name -> input.append(Quoted.prefixed(":(top,exclude,literal)", name)).append('\n'));
    var words = new ArrayList<>(List.of("add", "--all", "--sparse", "--ignore-errors"));
    if (!leftOut.isEmpty()) {
      words.add("--pathspec-from-file=-");
    }
    var call = call(words.toArray(String[]::new)).withInput(input.toString());
    var outcome = run(call);
    if (outcome.isOk()) {
      return;
    }
    var left = orFail(call("ls-files", "--others", "--modified", "--exclude-standard"));
    var names = left.out().lines().distinct().filter(name -> !leftOut.contains(name)).toList();
    if (names.isEmpty()) {
      throw Repo.failed(call, outcome);
    }
    for (var name : names) {
      var path = Quoted.path(folder, name);
      skipped.put(Quoted.plain(name), path == null ? 0 : repo.disk().size(path));
    }
  }

  /// The files of a repository inside the folder take the place of its link, which alone would lead
  /// nowhere.
  private void graft(String name, boolean isLinked) {
    var path = Quoted.path(folder, name);
    if (path == null) {
      skipped.put(Quoted.plain(name), 0L);
      return;
    }
    if (!repo.disk().exists(path.resolve(".git"))) {
      return;
    }
    nested.add(path);
    var inner = new RawTree(repo, limits, path, index.resolveSibling(index.getFileName() + "-in"));
    var tree = inner.take(null);
    var prefix = folder.relativize(path) + "/";
    inner.skipped.forEach((file, size) -> skipped.put(prefix + file, size));
    nested.addAll(inner.nested);
    if (isLinked) {
      answer("update-index", "--force-remove", "--", folder.relativize(path).toString());
    }
    answer("read-tree", "--prefix=" + prefix, tree);
  }

  private void clear() {
    repo.disk().delete(index);
    repo.disk().delete(index.resolveSibling(index.getFileName() + ".lock"));
  }

  private Path raw() {
    return repo.gitDir().resolve("gastown/raw");
  }

  private void prepare() {
    var disk = repo.disk();
    disk.makeFolder(raw().resolve("refs"), false);
    keep("HEAD", "ref: refs/heads/none\n");
    keep("info/attributes", ATTRIBUTES);
    keep("config", disk.read(repo.gitDir().resolve("config")).orElse(""));
    keep("info/exclude", disk.read(repo.gitDir().resolve("info/exclude")).orElse(""));
  }

  private void keep(String name, String text) {
    var file = raw().resolve(name);
    if (!text.equals(repo.disk().read(file).orElse(null))) {
      repo.disk().write(file, text);
    }
  }

  private Call call(String... words) {
    var call = repo.on(folder, raw(), SETTINGS, words).withLimit(Snapshots.LIMIT);
    var more = new HashMap<String, String>();
    more.put("GIT_INDEX_FILE", index.toString());
    more.put("GIT_OBJECT_DIRECTORY", repo.gitDir().resolve("objects").toString());
    return Repo.with(call, more);
  }

  private Outcome run(Call call) {
    return repo.run(call);
  }

  private Outcome orFail(Call call) {
    var outcome = repo.run(call);
    if (!outcome.isOk()) {
      throw Repo.failed(call, outcome);
    }
    return outcome;
  }

  private String answer(String... words) {
    return orFail(call(words)).out().strip();
  }
}
