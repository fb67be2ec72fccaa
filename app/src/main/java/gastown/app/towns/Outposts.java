package gastown.app.towns;

import gastown.agents.KnownRuntimes;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.git.rig.GitCloning;
import gastown.outposts.process.ProcessOutpost;
import gastown.town.layout.Town;
import gastown.town.ports.Cloning;
import gastown.town.ports.Outpost;
import gastown.town.ports.RigGit;
import gastown.town.ports.Runtimes;
import gastown.town.ports.Spawning;
import gastown.town.settings.Keys;
import gastown.town.settings.Settings;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Which adapters a town gets on this machine.
public final class Outposts {
  private static final long FILE_BYTES = 100L << 20;
  private static final long TOTAL_BYTES = 1L << 30;

  private Outposts() {}

  public static Outpost of(Path root, Disk disk, Spawning spawning) {
    return new ProcessOutpost(disk, spawning, programs(root));
  }

  public static Runtimes runtimes(Path root, Disk disk) {
    return new KnownRuntimes(disk, programs(root));
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
