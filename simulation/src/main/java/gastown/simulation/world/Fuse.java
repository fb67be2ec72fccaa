package gastown.simulation.world;

import gastown.beads.Problem;
import gastown.simulation.Fault;
import gastown.simulation.git.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where faults strike: each call of a port and each write passes here while the server or a
/// command is at work, and the dice decide whether it comes through.
public final class Fuse implements Probe {
  private static final int ODDS = 250;
  private static final Set<String> WRITING =
      Set.of("make-worktree", "commit", "save", "pin", "check-out", "write-file", "fetch");

  /// Whoever was at work was killed.
  static final class Struck extends Error {
    private static final long serialVersionUID = 1;

    Struck(String place) {
      super(place, null, false, false);
    }
  }

  private final Chance chance;
  private final Set<Fault> faults;
  private boolean isWorking;
  private boolean isOn = true;
  private boolean isFull;
  private int strikes;

  Fuse(Chance chance, Set<Fault> faults) {
    this.chance = chance;
    this.faults = faults;
  }

  @Override
  public void at(String place) {
    if (!isWorking) {
      return;
    }
    if (isFull && WRITING.contains(place)) {
      throw Problem.of("no-space", "no space is left: " + place, "make room").refusal();
    }
    if (isOn && faults.contains(Fault.KILL) && chance.once(ODDS)) {
      strikes++;
      throw new Struck(place);
    }
  }

  /// What `work` comes to, or null when it was struck down; then `struck` is told where.
  <T> @Nullable T run(Supplier<T> work, java.util.function.Consumer<String> struck) {
    var result = new ArrayList<T>();
    boolean before = isWorking;
    isWorking = true;
    try {
      result.add(work.get());
    } catch (Struck end) {
      struck.accept(String.valueOf(end.getMessage()));
    } finally {
      isWorking = before;
    }
    return result.isEmpty() ? null : List.copyOf(result).getFirst();
  }

  void full(boolean really) {
    isFull = really;
  }

  void off() {
    isOn = false;
    isFull = false;
  }

  boolean isOn(Fault fault) {
    return isOn && faults.contains(fault);
  }

  public int strikes() {
    return strikes;
  }
}
