package gastown.simulation.world;

import gastown.town.ports.Runtimes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Every name is a runtime, and all are the same: which temper an agent has, the dice decide.
record VirtualRuntimes(Till till) implements Runtimes {
  @Override
  public AgentRuntime named(String name, Map<String, String> commands) {
    return new Bottled(name, till);
  }

  @Override
  public List<String> builtIn() {
    return Providers.runtimes();
  }

  private record Bottled(String name, Till till) implements AgentRuntime {
    @Override
    public List<String> words(Start start) {
      return List.of("agent", start.prompt());
    }

    @Override
    public List<String> passes() {
      return List.of();
    }

    @Override
    public Map<String, String> environment(Start start) {
      return Map.of();
    }

    @Override
    public String account(Map<String, String> environment) {
      return Providers.account(name);
    }

    @Override
    public Usage usage(Path place) {
      return till.usage(String.valueOf(place.getFileName()));
    }
  }
}
