package gastown.app.towns;

import gastown.agents.KnownRuntimes;
import gastown.app.house.LocalPrograms;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.beads.store.Digest;
import gastown.git.rig.GitCloning;
import gastown.outposts.ChosenOutpost;
import gastown.outposts.process.ProcessOutpost;
import gastown.outposts.tmux.TmuxOutpost;
import gastown.town.layout.Town;
import gastown.town.ports.Cloning;
import gastown.town.ports.Outpost;
import gastown.town.ports.RigGit;
import gastown.town.ports.Runtimes;
import gastown.town.ports.Spawning;
import gastown.town.settings.Keys;
import gastown.town.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Which adapters a town gets on this machine.
public final class Outposts {
  private static final long FILE_BYTES = 100L << 20;
  private static final long TOTAL_BYTES = 1L << 30;

  private Outposts() {}

  /// Tmux where the town wants it or does not care, and the person has it.
  public static Outpost of(
      Path root, Disk disk, Spawning spawning, UnaryOperator<@Nullable String> variable) {
    var plain = new ProcessOutpost(disk, spawning, programs(root));
    var tmux = tmux(disk, variable);
    if (tmux == null) {
      return plain;
    }
    var watched =
        new TmuxOutpost(
            disk, spawning, new LocalPrograms(Map.of()), programs(root), tmux, socket(root));
    boolean isPlain = Settings.of(disk, new Town(root)).text(Keys.OUTPOST).equals("process");
    return isPlain
        ? new ChosenOutpost(disk, plain, watched)
        : new ChosenOutpost(disk, watched, plain);
  }

  /// Two towns of one name have two sockets.
  static String socket(Path root) {
    var name = String.valueOf(root.getFileName()).replaceAll("[^A-Za-z0-9_-]", "_");
    return "gt-" + name + "-" + Digest.sha256(root.toString()).substring(0, 6);
  }

  private static @Nullable Path tmux(Disk disk, UnaryOperator<@Nullable String> variable) {
    var path = variable.apply("PATH");
    for (var folder : (path == null ? "/usr/local/bin:/usr/bin:/bin" : path).split(":", -1)) {
      var file = folder.startsWith("/") ? Path.of(folder).resolve("tmux") : null;
      if (file != null && disk.isExecutable(file)) {
        return file;
      }
    }
    return null;
  }

  public static Runtimes runtimes(Path root, Disk disk) {
    return new KnownRuntimes(disk, new LocalPrograms(Map.of()), programs(root));
  }

  private static Path programs(Path root) {
    return new Town(root).runtime().resolve("programs");
  }

  /// Clones of a town, as its settings say what is kept of a worktree.
  public static Cloning cloning(
      Programs programs, Disk disk, UnaryOperator<@Nullable String> variable, @Nullable Town town) {
    var limits =
        town == null
            ? new RigGit.SaveLimits(FILE_BYTES, TOTAL_BYTES)
            : limits(Settings.of(disk, town));
    return new GitCloning(programs, disk, variable, limits);
  }

  private static RigGit.SaveLimits limits(Settings settings) {
    return new RigGit.SaveLimits(
        settings.bytes(Keys.SALVAGE_FILE), settings.bytes(Keys.SALVAGE_TOTAL));
  }
}
