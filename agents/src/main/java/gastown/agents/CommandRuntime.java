package gastown.agents;

import gastown.beads.Problem;
import gastown.beads.ports.Disk;
import gastown.town.ports.Runtimes.AgentRuntime;
import gastown.town.ports.Runtimes.Start;
import gastown.town.ports.Runtimes.Usage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  public List<String> named() {
    return own.named();
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

  /// A program named by a path from the worktree is not there before the worktree is.
  @Override
  public @Nullable Problem obstacle(Map<String, String> person) {
    var program = own.command().getFirst();
    var path = own.over(person).get("PATH");
    return path == null || program.contains("/") && !program.startsWith("/")
        ? null
        : OnPath.missing(
            disk,
            name,
            program,
            path,
            List.of(
                "gt config agent set " + name + " \"<command>\"",
                "gt config default-agent <name>   (another agent)"));
  }
}
