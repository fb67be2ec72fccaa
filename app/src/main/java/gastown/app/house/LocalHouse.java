package gastown.app.house;

import gastown.app.caller.Passing;
import gastown.app.model.LocalTrials;
import gastown.app.towns.AbsentKeeper;
import gastown.app.towns.Kept;
import gastown.app.towns.Outposts;
import gastown.beads.ports.Dice;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.beads.ports.Repositories;
import gastown.beads.store.BeadStore;
import gastown.cli.EventHooks;
import gastown.cli.House;
import gastown.cli.Invocation;
import gastown.cli.Keeper;
import gastown.cli.Later;
import gastown.cli.Simulator;
import gastown.cli.Trials;
import gastown.engine.loop.TownLoop;
import gastown.git.GitRepositories;
import gastown.outposts.Sessions;
import gastown.store.SharedStore;
import gastown.town.layout.TownSearch;
import gastown.town.ports.Cloning;
import gastown.town.ports.Outpost;
import gastown.town.ports.Runtimes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// This machine, as the commands see it. Only where stores come from, and whether anybody is there
/// after the answer, differs between a single call and the server.
public record LocalHouse(
    Build build, String mode, Function<Path, BeadStore> stores, Dice dice, Disk disk, Beyond beyond)
    implements House {

  /// What outlasts a call: who does things after the answer, and who keeps towns up.
  public record Beyond(@Nullable Later later, Keeper keeper) {}

  @Override
  public @Nullable Later later() {
    return beyond.later();
  }

  @Override
  public Keeper keeper() {
    return beyond.keeper();
  }

  /// A house for one call: a store is opened when it is asked for.
  public static LocalHouse forOneCall(Build build) {
    return new LocalHouse(
        build,
        "direct",
        OpenedStores::open,
        new RandomDice(),
        new LocalDisk(),
        new Beyond(null, AbsentKeeper.ofThisProcess()));
  }

  @Override
  public InstantSource clock() {
    return Clock.systemUTC();
  }

  @Override
  public Programs programs(Invocation invocation) {
    return new LocalPrograms(invocation.surroundings().environment());
  }

  @Override
  public Repositories repositories(Invocation invocation) {
    return new GitRepositories(programs(invocation), disk, invocation::variable);
  }

  @Override
  public @Nullable Path programsFolder() {
    var home = System.getProperty("gastown.home", "");
    return home.isEmpty() ? null : Path.of(home).resolve("bin");
  }

  @Override
  public boolean rest(Duration length) {
    LockSupport.parkNanos(length.toNanos());
    return !Thread.currentThread().isInterrupted();
  }

  @Override
  public Simulator simulator() {
    return new BottledTowns();
  }

  @Override
  public Trials trials() {
    return new LocalTrials();
  }

  @Override
  public Outpost outpost(Path town) {
    return Outposts.of(town, disk, new LocalSpawning(), Kept.of(town));
  }

  @Override
  public boolean passes(String variable) {
    return Passing.isPassed(variable);
  }

  @Override
  public Runtimes runtimes(Path town) {
    return Outposts.runtimes(town, disk);
  }

  @Override
  public Cloning cloning(Invocation invocation) {
    var town = new TownSearch(disk).find(invocation.directory(), invocation::variable);
    return Outposts.cloning(programs(invocation), disk, invocation::variable, town);
  }

  /// A server's caller who goes away interrupts the work, which then undoes itself; a call of its
  /// own is ended with its process.
  @Override
  public <T> T guarded(Runnable undo, Supplier<T> work) {
    return mode.equals("direct") ? CutShort.or(undo, work) : work.get();
  }

  @Override
  public List<Limit> limits() {
    return List.of(
        new Limit("porters", whole(TownLoop.PORTERS_MOST), "orders a town carries out at once"),
        new Limit(
            "session_output",
            (Sessions.OUTPUT_LIMIT_BYTES >> 20) + "MB",
            "output kept of a session; then its newest quarter stays"),
        new Limit("batch", whole(SharedStore.MOST_AT_ONCE), "commands written in one commit"),
        new Limit("readers", whole(SharedStore.MOST_READERS), "commands that read at once"),
        new Limit(
            "event_hook",
            EventHooks.LIMIT.toSeconds() + "s",
            "how long a program in hooks may take"),
        new Limit(
            "server_idle",
            ServerLimits.IDLE.toMinutes() + "m",
            "how long a server stays that nobody calls and no town needs"),
        new Limit(
            "server_log",
            (ServerLimits.LOG_BYTES >> 10) + "KB",
            "size of a server's log, twice kept"));
  }

  private static String whole(long number) {
    return Long.toString(number);
  }

  @Override
  public BeadStore store(Path database) {
    return stores.apply(database);
  }
}
