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
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Which adapters a town gets on this machine.
public final class Outposts {
  private static final RigGit.SaveLimits LIMITS = new RigGit.SaveLimits(64L << 20, 1L << 30);

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

  public static Cloning cloning(
      Programs programs, Disk disk, UnaryOperator<@Nullable String> variable) {
    return new GitCloning(programs, disk, variable, LIMITS);
  }
}
