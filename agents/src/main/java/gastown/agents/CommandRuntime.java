package gastown.agents;

import gastown.beads.ports.Disk;
import gastown.town.ports.Runtimes.AgentRuntime;
import gastown.town.ports.Runtimes.Start;
import gastown.town.ports.Runtimes.Usage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A command of the person's own. The first prompt is its last argument; what it spends is known
/// when it tells in the file it was named.
record CommandRuntime(Disk disk, String name, OwnVariables own) implements AgentRuntime {
  @Override
  public List<String> words(Start start) {
    var words = new ArrayList<>(own.command());
    if (!start.prompt().isEmpty()) {
      words.add(start.prompt());
    }
    return List.copyOf(words);
  }

  @Override
  public List<String> passes() {
    return List.of();
  }

  @Override
  public Map<String, String> passed(Map<String, String> person) {
    return own.resolved(person);
  }

  @Override
  public Map<String, String> environment(Start start) {
    return Map.of(UsageFile.VARIABLE, UsageFile.in(start.place()).toString());
  }

  @Override
  public Usage usage(Path place) {
    return UsageFile.sum(disk, place);
  }
}
