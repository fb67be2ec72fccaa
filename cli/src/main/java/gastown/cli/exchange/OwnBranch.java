package gastown.cli.exchange;

import gastown.beads.ports.Repository;
import gastown.beads.ports.Repository.Remote;
import gastown.cli.Call;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A branch for issues alone, in a work tree nobody sees, so that issue commits never mix with
/// code.
record OwnBranch(Call call, Repository repository, Path shared, Path file, String branch)
    implements Place {

  /// The hidden work tree of `branch`, made when it is missing.
  static OwnBranch of(Call call, Repository code, Path folder, String branch) {
    var remote = code.remote(branch);
    var local = code.commitOf("refs/heads/" + branch);
    var start = local == null && remote != null ? code.fetch(remote) : null;
    var place = code.storage().resolve("beads-worktrees").resolve(branch);
    var tree = code.workTree(place, branch, start);
    var shared = folder.resolve("issues.jsonl");
    hide(call, code, shared);
    return new OwnBranch(
        call, tree, shared, tree.root().resolve(code.root().relativize(shared)), branch);
  }

  /// Where no issues are yet: brings those of the branch as this clone knows it, without asking
  /// anybody. False when it knows of none.
  static boolean bring(Call call) {
    var branch = Sync.branch(call);
    var code =
        branch.isEmpty()
            ? null
            : call.house().repositories(call.invocation()).around(call.workspace().root());
    if (code == null) {
      return false;
    }
    var shared = call.disk().real(call.workspace().folder()).resolve("issues.jsonl");
    var commit = code.commitOf("refs/heads/" + branch);
    var remote = code.remote(branch);
    if (commit == null && remote != null) {
      commit = code.commitOf("refs/remotes/" + remote.name() + "/" + remote.branch());
    }
    var text = commit == null ? null : code.textOf(commit, shared);
    if (text == null || text.isEmpty()) {
      return false;
    }
    hide(call, code, shared);
    call.disk().write(shared, text);
    return true;
  }

  /// On the branches with code the file is not part of what changes.
  private static void hide(Call call, Repository code, Path shared) {
    if (code.isTracked(shared)) {
      code.overlook(shared, true);
    } else if (code.ignored(List.of(shared)).isEmpty()) {
      append(call, code.storage().resolve("info/exclude"), "/" + code.root().relativize(shared));
      if (code.ignored(List.of(shared)).isEmpty()) {
        var rules = shared.resolveSibling(".gitignore");
        append(call, rules, "issues.jsonl");
        call.remark(
            "Note: "
                + code.root().relativize(rules)
                + " leaves issues.jsonl out now; please commit it");
      }
    }
  }

  private static void append(Call call, Path file, String line) {
    var text = call.disk().read(file).orElse("");
    call.disk()
        .write(file, text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + line + "\n");
  }

  @Override
  public List<Path> files() {
    return List.of(file);
  }

  @Override
  public @Nullable Remote remote() {
    return repository.remote(branch);
  }

  @Override
  public void fill() {
    var text = call.disk().read(shared).orElse("");
    if (!text.equals(call.disk().read(file).orElse(""))) {
      call.disk().write(file, text);
    }
  }

  @Override
  public Unlaid unlaid() {
    var text = call.disk().read(mark()).orElse("").strip();
    var head = repository.commitOf("HEAD");
    if (text.equals(head)) {
      return Unlaid.NOTHING;
    }
    boolean isKnown = text.matches("[0-9a-f]{40,64}");
    return new Unlaid(isKnown ? repository.commitOf(text) : null, head);
  }

  /// A branch may be made or moved by others, and a sync may end in the middle; without this mark,
  /// what is on the branch and not in the store would look as if it had been deleted here.
  @Override
  public void laid() {
    var head = repository.commitOf("HEAD");
    if (head != null) {
      call.disk().write(mark(), head + "\n");
    }
  }

  private Path mark() {
    var root = repository.root();
    return root.resolveSibling(root.getFileName() + ".laid");
  }

  @Override
  public void joined() {
    laid();
  }
}
