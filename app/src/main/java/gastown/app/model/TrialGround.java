package gastown.app.model;

import gastown.agents.AgentTrial;
import gastown.app.house.LocalDisk;
import gastown.app.house.LocalPrograms;
import gastown.app.house.LocalSpawning;
import gastown.app.towns.Outposts;
import gastown.beads.Problem;
import gastown.beads.ports.Programs;
import gastown.town.ports.Outpost;
import gastown.town.ports.Outpost.ProcessMark;
import gastown.town.ports.Spawning.Kin;
import gastown.town.ports.Spawning.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The folder a trial lives in, its tmux, and its end: whatever was started there is gone
/// afterwards, also when whoever asked for the trial goes away in the middle of it.
record TrialGround(
    Path folder, LocalDisk disk, LocalSpawning spawning, Programs programs, @Nullable Outpost tmux)
    implements AutoCloseable {
  private static final Duration AFTER_KILL = Duration.ofMillis(500);
  private static final int ROUNDS = 20;

  /// `path` is where tmux is looked for, `scratch` the caller's folder for what stays for a while.
  static TrialGround found(String path, @Nullable String scratch) {
    var disk = new LocalDisk();
    var spawning = new LocalSpawning();
    var programs = new LocalPrograms(Map.of());
    var folder = fresh(scratch);
    return new TrialGround(
        folder,
        disk,
        spawning,
        call -> {
          goOn();
          var outcome = programs.run(call);
          goOn();
          return outcome;
        },
        Outposts.forTrial(folder, disk, spawning, path));
  }

  private static Path fresh(@Nullable String scratch) {
    boolean isThere =
        scratch != null && scratch.startsWith("/") && Files.isDirectory(Path.of(scratch));
    try {
      return (isThere
              ? Files.createTempDirectory(Path.of(scratch), "gt-verify")
              : Files.createTempDirectory("gt-verify"))
          .toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whoever asked may be gone.
  static void goOn() {
    if (Thread.currentThread().isInterrupted()) {
      throw Problem.of("trial-cut-short", "the trial was cut short", "gt agent verify <name>")
          .refusal();
    }
  }

  /// By a thread of its own, which no interruption meets.
  @Override
  public void close() {
    var clearing = Thread.ofPlatform().name("clearing").start(this::clear);
    boolean isInterrupted = false;
    while (clearing.isAlive()) {
      try {
        clearing.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void clear() {
    if (tmux != null) {
      tmux.shut();
    }
    var kin = new Kin(new ProcessMark(0, ""), AgentTrial.SIGN + "=" + folder, folder);
    var left = spawning.family(kin);
    for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
      left.forEach(process -> spawning.signal(process, Signal.KILL));
      spawning.awaitEnd(left, AFTER_KILL);
      left = spawning.family(kin);
    }
    disk.deleteAll(folder);
  }
}
