package gastown.cli;

import gastown.beads.ports.Disk;
import gastown.town.ports.Cloning;
import gastown.town.ports.RigGit;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Clones in memory: a repository is a folder, and a clone a copy of its files with a `.git` of its
/// own. The file `.git/branches` of a repository names its branches, the first being its default.
final class MemoryClones implements Cloning {
  private final Disk disk;

  MemoryClones(Disk disk) {
    this.disk = disk;
  }

  @Override
  public Cloned clone(
      Source source, Path folder, @Nullable Path reference, Consumer<String> progress) {
    var from = Path.of(source.url());
    if (!disk.isDirectory(from)) {
      return new Cloned.Failed("'" + source.url() + "' is no repository");
    }
    if (disk.list(from).stream().allMatch(name -> name.equals(".git"))) {
      return new Cloned.Empty();
    }
    var named = disk.read(from.resolve(".git/branches")).orElse("main").strip();
    var branches = Arrays.asList(named.split("\\s+"));
    var branch = source.branch().isEmpty() ? branches.getFirst() : source.branch();
    if (!branches.contains(branch)) {
      return new Cloned.NoSuchBranch(branch);
    }
    progress.accept("Receiving objects: 100%");
    copy(from, folder);
    disk.write(folder.resolve(".git/HEAD"), "ref: refs/heads/" + branch + "\n");
    var filter = source.filter().isEmpty() ? "" : "filter " + source.filter() + "\n";
    var shared = reference == null ? "" : "shares " + reference + "\n";
    disk.write(folder.resolve(".git/made"), "from " + source.url() + "\n" + filter + shared);
    var attributes = disk.read(folder.resolve(".gitattributes")).orElse("");
    return new Cloned.Done(
        branch,
        "1".repeat(40),
        disk.exists(folder.resolve(".gitmodules")),
        attributes.contains("filter=lfs"));
  }

  private void copy(Path from, Path to) {
    disk.makeFolder(to, false);
    for (var name : disk.list(from)) {
      var file = from.resolve(name);
      if (name.equals(".git")) {
        disk.makeFolder(to.resolve(name), false);
      } else if (disk.isDirectory(file)) {
        copy(file, to.resolve(name));
      } else {
        disk.write(to.resolve(name), disk.read(file).orElse(""));
      }
    }
  }

  @Override
  public RigGit at(Path folder) {
    return new MemoryRigGit(disk, folder);
  }
}
