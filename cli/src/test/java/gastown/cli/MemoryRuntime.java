package gastown.cli;

import gastown.town.ports.Runtimes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A command of the town's own as an agent; nobody runs it.
record MemoryRuntime(String name, String command) implements Runtimes.AgentRuntime {
  @Override
  public List<String> words(Runtimes.Start start) {
    return List.of(command, start.prompt());
  }

  @Override
  public List<String> passes() {
    return List.of();
  }

  @Override
  public Map<String, String> environment(Runtimes.Start start) {
    return Map.of();
  }

  @Override
  public Runtimes.Usage usage(Path place) {
    return Runtimes.Usage.UNKNOWN;
  }
}
