package gastown.simulation.world;

import gastown.beads.ports.Programs;
import gastown.simulation.Fault;
import gastown.simulation.git.VirtualFiles;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// The gates' program: a folder is good when none of its files says it is broken. A gate may fail
/// for no reason, but never twice in a row on the same files.
public final class GateOracle implements Programs {
  public static final String BROKEN = "BROKEN";

  private final VirtualFiles files;
  private final Chance chance;
  private final Fuse fuse;
  private final Set<Integer> failed = new HashSet<>();

  GateOracle(VirtualFiles files, Chance chance, Fuse fuse) {
    this.files = files;
    this.chance = chance;
    this.fuse = fuse;
  }

  @Override
  public Outcome run(Call call) {
    fuse.at("gate");
    boolean isGood = isGood(files.textsBelow(call.directory()));
    if (isGood && fuse.isOn(Fault.FLAKY) && chance.once(8) && failed.add(hash(call.directory()))) {
      return new Outcome(1, "", "no reason at all\n", false);
    }
    return isGood
        ? new Outcome(0, "good\n", "", false)
        : new Outcome(1, "", "something is broken\n", false);
  }

  private int hash(Path folder) {
    int hash = 7;
    for (var text : files.textsBelow(folder)) {
      hash = hash * 31 + text.hashCode();
    }
    return hash;
  }

  public static boolean isGood(Iterable<String> texts) {
    for (var text : texts) {
      if (text.contains(BROKEN)) {
        return false;
      }
    }
    return true;
  }
}
