package gastown.agents;

import gastown.beads.ports.Disk;
import gastown.town.ports.Runtimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The runtimes built in, and a person's own commands, which come before them.
public final class KnownRuntimes implements Runtimes {
  private final Disk disk;
  private final Map<String, AgentRuntime> builtIn = new LinkedHashMap<>();

  /// `programs` is a folder of the town's own where the scripted agent is kept.
  public KnownRuntimes(Disk disk, Path programs) {
    this.disk = disk;
    var tempers = new ArrayList<>(List.of(""));
    tempers.addAll(ScriptedRuntime.TEMPERS);
    for (var temper : tempers) {
      var runtime = new ScriptedRuntime(disk, programs, temper);
      builtIn.put(runtime.name(), runtime);
    }
  }

  @Override
  public @Nullable AgentRuntime named(String name, Map<String, String> commands) {
    var command = commands.get(name);
    return command == null
        ? builtIn.get(name)
        : new CommandRuntime(disk, name, CommandWords.split(command));
  }

  @Override
  public List<String> builtIn() {
    return List.copyOf(builtIn.keySet());
  }
}
