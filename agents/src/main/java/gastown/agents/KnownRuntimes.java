package gastown.agents;

import gastown.agents.claude.ClaudeRuntime;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
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
  private final Programs programs;
  private final Path folder;
  private final Map<String, AgentRuntime> builtIn = new LinkedHashMap<>();

  /// `folder` is one of the town's own, where files for the agents are kept.
  public KnownRuntimes(Disk disk, Programs programs, Path folder) {
    this.disk = disk;
    this.programs = programs;
    this.folder = folder;
    builtIn.put(
        ClaudeRuntime.NAME, claude(ClaudeRuntime.NAME, OwnVariables.none(ClaudeRuntime.COMMAND)));
    var tempers = new ArrayList<>(List.of(""));
    tempers.addAll(ScriptedRuntime.TEMPERS);
    for (var temper : tempers) {
      var runtime = new ScriptedRuntime(disk, folder, temper);
      builtIn.put(runtime.name(), runtime);
    }
  }

  @Override
  public @Nullable AgentRuntime named(String name, Map<String, String> commands) {
    var command = commands.get(name);
    if (command == null) {
      return builtIn.get(name);
    }
    var own = OwnVariables.of(CommandWords.split(command));
    return ClaudeRuntime.isStartedBy(own.command())
        ? claude(name, own)
        : new CommandRuntime(disk, name, own);
  }

  private AgentRuntime claude(String name, OwnVariables own) {
    return new ClaudeRuntime(disk, programs, folder, name, own);
  }

  @Override
  public List<String> builtIn() {
    return List.copyOf(builtIn.keySet());
  }
}
