package gastown.simulation.git;

import gastown.beads.Problem;
import gastown.town.ports.Cloning;
import gastown.town.ports.RigGit;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes clones of remotes in the same bottle.
public final class VirtualCloning implements Cloning {
  private final VirtualFiles files;
  private final Objects objects;
  private final Probe probe;
  private final Map<String, VirtualRemote> remotes = new HashMap<>();
  private final Map<Path, VirtualGit> clones = new HashMap<>();

  public VirtualCloning(VirtualFiles files, Objects objects, Probe probe) {
    this.files = files;
    this.objects = objects;
    this.probe = probe;
  }

  public VirtualRemote remote(String url) {
    return remotes.computeIfAbsent(url, name -> new VirtualRemote(name, objects));
  }

  @Override
  public Cloned clone(
      Source source, Path folder, @Nullable Path reference, Consumer<String> progress) {
    var remote = remotes.get(source.url());
    if (remote == null || !remote.isReachable()) {
      return new Cloned.Failed("'" + source.url() + "' cannot be reached");
    }
    var known = clones.get(folder);
    if (known != null) {
      return known.isOf(remote)
          ? known.asCloned()
          : new Cloned.Failed(folder + " is a clone of something else");
    }
    if (files.isFolder(folder)) {
      return new Cloned.Failed(folder + " is in the way");
    }
    if (remote.heads().isEmpty()) {
      return new Cloned.Empty();
    }
    var branch = source.branch().isEmpty() ? "main" : source.branch();
    if (remote.head(branch) == null) {
      return new Cloned.NoSuchBranch(branch);
    }
    progress.accept("receiving");
    var made = new VirtualGit(files, objects, probe, remote, folder, branch);
    clones.put(folder, made);
    return made.asCloned();
  }

  @Override
  public RigGit at(Path folder) {
    return clone(folder);
  }

  /// The clone in this folder, with what only the bottle may ask of it.
  public VirtualGit clone(Path folder) {
    var known = clones.get(folder);
    if (known == null) {
      throw Problem.of("no-clone", folder + " is no clone", "gt rig add").refusal();
    }
    return known;
  }
}
