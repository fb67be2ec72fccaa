package gastown.app.house;

import gastown.town.ports.Outpost.ProcessMark;
import gastown.town.ports.Spawning.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/// The gits and gates of a town's loop that still run after whoever turned it was killed. The next
/// one begins the same again in the same folders, so they are ended before. Each bears a sign of
/// its town; what went into a process session of its own, as a build's daemon does, is meant to
/// stay. Where the environment of processes cannot be read none is found.
public record Strays(LocalSpawning spawning) {
  private static final String SIGN = "GT_TOWN_LOOP";
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /// The environment with the sign of this town in it.
  public static Map<String, String> marked(Map<String, String> environment, Path root) {
    var all = new HashMap<>(environment);
    var own = new ProcessTable().row(ProcessHandle.current().pid());
    all.put(SIGN, (own == null ? 0 : own.session()) + " " + root);
    return all;
  }

  /// Ends those of this town; how many there were. Nobody may turn its loop meanwhile.
  public int end(Path root) {
    var table = new ProcessTable();
    var found = new ArrayList<ProcessMark>();
    for (var row : table.all()) {
      if (table.variable(row.number(), SIGN).equals(row.session() + " " + root)) {
        found.add(row.mark());
      }
    }
    found.forEach(each -> spawning.signal(each, Signal.KILL));
    spawning.awaitEnd(found, LIMIT);
    return found.size();
  }
}
