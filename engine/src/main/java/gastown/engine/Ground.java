package gastown.engine;

import gastown.town.money.Budget;
import gastown.town.money.Stint;
import gastown.town.queue.Situation;
import gastown.town.settings.Theme;
import gastown.town.work.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a town stands and what its settings say, as they are now.
public interface Ground {
  String name();

  /// The town's own folder.
  Path root();

  List<Rig> rigs();

  default @Nullable Rig rig(String name) {
    return rigs().stream().filter(rig -> rig.name().equals(name)).findFirst().orElse(null);
  }

  /// The rig whose beads begin with this prefix, or null.
  default @Nullable Rig rigOfPrefix(String prefix) {
    return rigs().stream().filter(rig -> rig.prefix().equals(prefix)).findFirst().orElse(null);
  }

  /// One project. `home` holds everything of it; `isParked` when no work is to be handed out.
  record Rig(
      String name, String prefix, String target, Path home, int workersMost, boolean isParked) {
    /// The canonical clone.
    public Path canonical() {
      return home.resolve("mayor").resolve("rig");
    }

    public Path worktree(String worker) {
      return home.resolve("polecats").resolve(worker);
    }

    /// A worktree in which gates run; it stays warm.
    public Path gateRoom() {
      return home.resolve("refinery").resolve("gates").resolve("1");
    }
  }

  /// How many workers there may be in all.
  int workersMost();

  Terms terms(String rig);

  Situation.Policy policy(String rig);

  /// The commands that must succeed before a change lands, in order.
  List<Gate> gates(String rig);

  record Gate(String name, String command, Duration limit) {}

  /// What is wrong with the settings by which changes land in this rig; empty when nothing is.
  /// Where something is, nothing lands, for a gate may have been meant.
  default String slip(String rig) {
    return "";
  }

  /// How often a red gate is run again before it counts.
  int gateRetries(String rig);

  /// The runtime a worker of this rig gets when nobody names one.
  String runtime(String rig);

  /// The command lines of the runtimes this town defined, by name.
  java.util.Map<String, String> commands();

  /// What may be spent for this rig: its own caps, else the town's. An empty name is the town.
  default Budget.Caps caps(String rig) {
    return Budget.Caps.NONE;
  }

  /// What a worker may use where nobody knows what it spends.
  default Stint stint(String rig) {
    return Stint.NONE;
  }

  /// The colours of this rig's status lines; an empty name means the town's own.
  default Theme theme(String rig) {
    return Theme.NONE;
  }

  /// The shortest time between two starts.
  Duration spawnDelay();

  /// How much can still be written where the town is; below zero where nobody can tell.
  default long freeBytes() {
    return -1;
  }

  /// How much of it is to stay free; 0 is no limit.
  default long reserveBytes() {
    return 0;
  }
}
