package gastown.app.towns;

import gastown.cli.Keeper;
import gastown.town.layout.Town;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The towns this server keeps up, as the register says.
public final class Runs {
  private final @Nullable Register register;
  private final Grounds grounds;
  private final BiConsumer<String, @Nullable Throwable> log;
  private final Map<Path, Run> running = new ConcurrentHashMap<>();

  public Runs(
      @Nullable Register register, Grounds grounds, BiConsumer<String, @Nullable Throwable> log) {
    this.register = register;
    this.grounds = grounds;
    this.log = log;
  }

  /// Begins what the register says is up, ends what it does not.
  public synchronized void refresh() {
    if (register == null) {
      return;
    }
    var wanted = new HashSet<>(register.towns());
    wanted.removeIf(root -> !Files.exists(new Town(root).database()));
    for (var run : List.copyOf(running.values())) {
      if (!wanted.contains(run.root())) {
        log.accept("town " + run.root() + " goes down", null);
        running.remove(run.root());
        run.end();
      }
    }
    for (var root : wanted) {
      if (!running.containsKey(root)) {
        var run = Run.begin(root, grounds, log);
        if (run != null) {
          log.accept("town " + root + " is up", null);
          running.put(root, run);
        }
      }
    }
  }

  /// Wakes the loops of towns in which others wrote. What is written meanwhile is seen next time.
  public synchronized void lookAround() {
    running.values().forEach(Run::lookAround);
  }

  /// Something was written to this database.
  public void written(Path database) {
    for (var run : running.values()) {
      if (new Town(run.root()).database().equals(database)) {
        run.wake();
      }
    }
  }

  /// A session of the town at `root` called one of our commands.
  public void heard(Path root, String session) {
    var run = running.get(root);
    if (run != null) {
      run.heard(session);
    }
  }

  public boolean isEmpty() {
    return running.isEmpty();
  }

  /// Whether the loop of this town turns here.
  public boolean isUp(Path root) {
    var run = running.get(root);
    return run != null && run.isAlive();
  }

  /// The towns whose loops turn here, in order of their folders.
  public synchronized List<Path> up() {
    return running.keySet().stream().sorted().toList();
  }

  /// How the loop of this town does.
  public synchronized Keeper.Pulse pulse(Path root) {
    var run = running.get(root);
    return run == null ? Keeper.Pulse.UNKNOWN : new Keeper.Pulse(run.turns(), run.lastTurn());
  }

  public synchronized void end() {
    running.values().forEach(Run::end);
    running.clear();
  }
}
