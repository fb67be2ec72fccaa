package gastown.simulation;

import java.util.Set;

/// What is put into a bottle. `checkEvery` is after how many steps the rules are checked.
public record Settings(int agents, int beads, long seed, Set<Fault> faults, int checkEvery) {
  public Settings {
    faults = Set.copyOf(faults);
  }

  /// A small town, its size decided by the seed.
  public static Settings small(long seed, Set<Fault> faults) {
    int mix = (int) Math.floorMod(seed * 0x9E3779B9L, 1000L);
    return new Settings(1 + mix % 4, 2 + mix % 7, seed, faults, 1);
  }
}
