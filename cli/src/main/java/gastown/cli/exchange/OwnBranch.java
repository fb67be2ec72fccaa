package gastown.cli.exchange;

import gastown.beads.ports.Repository;
import gastown.beads.ports.Repository.Remote;
import gastown.cli.Call;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A branch for issues alone, in a work tree nobody sees, so that issue commits never mix with code.
record OwnBranch(Call call, Repository repository, Path shared, Path file, String branch) implements Place {

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

  /// On the branches with code the file is not part of what changes.
  private static void hide(Call call, Repository code, Path shared) {
    if (code.isTracked(shared)) {
      code.overlook(shared, true);
    } else if (!code.isIgnored(shared)) {
      var exclude = code.storage().resolve("info/exclude");
      var text = call.disk().read(exclude).orElse("");
      var line = "/" + code.root().relativize(shared);
      call.disk().write(exclude, text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + line + "\n");
    }
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
  public void taken() {
    // The shared file was not touched; it is written anew from the store.
  }
}
