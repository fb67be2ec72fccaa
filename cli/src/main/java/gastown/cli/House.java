package gastown.cli;

import gastown.beads.ports.Dice;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.beads.ports.Repositories;
import gastown.beads.store.BeadStore;
import gastown.town.ports.Cloning;
import gastown.town.ports.Outpost;
import gastown.town.ports.Runtimes;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Everything a command may reach of the outside world, wired in `app`.
public interface House {
  InstantSource clock();

  Dice dice();

  Disk disk();

  /// Programs run with the caller's environment and directory.
  Programs programs(Invocation invocation);

  /// Work trees the caller can reach.
  default Repositories repositories(Invocation invocation) {
    return Repositories.NONE;
  }

  /// Clones the caller can make.
  default Cloning cloning(Invocation invocation) {
    throw new IllegalStateException("this house has no git");
  }

  /// Does work that leaves something half-made when it is cut short; then `undo` is run, as far as
  /// the world allows.
  default <T> T guarded(Runnable undo, Supplier<T> work) {
    return work.get();
  }

  /// The store in this file; it is created when missing. Whoever asks closes what he gets; a house
  /// that keeps stores open hands out one whose closing does nothing.
  BeadStore store(Path database);

  /// Who does what can wait until the caller has its answer; null where nobody is there any more by
  /// then, so that it is done before.
  default @Nullable Later later() {
    return null;
  }

  /// Where the sessions of this town live.
  default Outpost outpost(Path town) {
    throw new IllegalStateException("this house has no sessions");
  }

  /// The agents there are.
  default Runtimes runtimes(Path town) {
    throw new IllegalStateException("this house has no agents");
  }

  /// Whether a variable of the caller's comes along with a call. The whole environment never does.
  default boolean passes(String variable) {
    return true;
  }

  /// Where the installed programs are; null when this is no installation.
  default java.nio.file.@org.jspecify.annotations.Nullable Path programsFolder() {
    return null;
  }

  /// Waits that long; false when nobody waits for the call any more.
  default boolean rest(java.time.Duration length) {
    return false;
  }

  /// Who keeps towns up.
  default Keeper keeper() {
    return Keeper.NONE;
  }

  /// Who plays towns in a bottle.
  default Simulator simulator() {
    throw new IllegalStateException("this house has no bottles");
  }

  /// Where the program itself ends, whatever a town's settings say.
  default List<Limit> limits() {
    return List.of();
  }

  /// As `8`, `16 MB`, `15m`, with what it is a limit of.
  record Limit(String name, String value, String what) {}

  /// Who tries agents.
  default Trials trials() {
    throw new IllegalStateException("this house tries no agents");
  }

  /// What this program is: version and build.
  Build build();

  /// How the call reached us: `server` or `direct`.
  String mode();

  record Build(String version, String id) {}
}
