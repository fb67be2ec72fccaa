package gastown.cli;

import gastown.beads.Problem;
import gastown.town.ports.Runtimes;
import gastown.town.work.Spent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A command of the town's own as an agent; nobody runs it. One with `--spends N` has spent so many
/// millionths, and one with `--tells FILE` has a file by which it tells of itself. The program
/// `nonexistent` is not there.
record MemoryRuntime(String name, String command) implements Runtimes.AgentRuntime {
  /// Refuses a quote that is not closed.
  static MemoryRuntime of(String name, String command) {
    if (command.replaceAll("\"[^\"]*\"|'[^']*'", "").matches(".*[\"'].*")) {
      throw Problem.of("agent-command", "a quote is not closed: " + command, "gt config agent list")
          .refusal();
    }
    return new MemoryRuntime(name, command);
  }

  @Override
  public List<String> words(Runtimes.Start start) {
    return List.of(command, start.prompt());
  }

  @Override
  public List<String> passes() {
    return List.of();
  }

  @Override
  public List<String> named() {
    var variable = behind("=$");
    return variable == null ? List.of() : List.of(variable);
  }

  @Override
  public Map<String, String> environment(Runtimes.Start start) {
    return Map.of();
  }

  @Override
  public List<String> asks(Path place, String prompt) {
    return command.contains("forgetful") ? List.of() : List.of(command, "--ask", prompt);
  }

  @Override
  public Runtimes.Usage usage(Path place) {
    var spent = behind("--spends ");
    return spent == null
        ? Runtimes.Usage.UNKNOWN
        : Runtimes.Usage.of("", new Spent.Part(900, 100, Long.parseLong(spent)), 1);
  }

  @Override
  public Runtimes.@Nullable Telling telling() {
    var file = behind("--tells ");
    return file == null
        ? null
        : new Runtimes.Telling(Path.of(file), "call gt\n", Map.of("Stop", "gt signal stop"));
  }

  @Override
  public @Nullable Problem obstacle(Map<String, String> environment) {
    return command.startsWith("nonexistent")
        ? new Problem(
            "agent-missing",
            "the agent " + name + " cannot be started: there is no program nonexistent",
            "it is on none of the folders of PATH",
            List.of("gt config agent set " + name + " \"<command>\""))
        : null;
  }

  private @Nullable String behind(String flag) {
    int at = command.indexOf(flag);
    return at < 0 ? null : command.substring(at + flag.length()).split(" ", -1)[0];
  }
}
