package gastown.town.ports;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the town knows of the programs that can be agents.
public interface Runtimes {
  /// The runtime of this name: one the town defined (`commands` maps names to command lines), or
  /// built in. Null when there is none; a refusal when the command line cannot be read.
  @Nullable AgentRuntime named(String name, Map<String, String> commands);

  /// The names of those that are built in.
  List<String> builtIn();

  /// One kind of agent.
  interface AgentRuntime {
    String name();

    /// The words that start it in a session, with the first prompt.
    List<String> words(Start start);

    /// The variables of the person's own environment that reach it.
    List<String> passes();

    /// Variables of its own.
    Map<String, String> environment(Start start);

    /// What it spent so far in a session.
    Usage usage(Path place);
  }

  /// `place` is the folder of the session's own, as in [Outpost.Plan]; `resumes` is the id of the
  /// conversation to go on with, or empty.
  record Start(String session, Path worktree, Path place, String prompt, String resumes) {}

  /// `isKnown` is false where the program keeps no records.
  record Usage(boolean isKnown, long inputTokens, long outputTokens, long microUsd, long turns) {
    public static final Usage UNKNOWN = new Usage(false, 0, 0, 0, 0);
  }
}
