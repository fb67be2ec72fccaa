package gastown.town.ports;

import gastown.beads.Problem;
import gastown.town.signals.Reaction;
import gastown.town.signals.Signal;
import java.nio.file.Path;
import java.util.HashMap;
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

    /// What it is started with in any case.
    default List<String> program() {
      return List.of();
    }

    /// The variables of the person's own environment that reach it; a name that ends in `*` stands
    /// for all that begin so.
    List<String> passes();

    /// Those of a person's variables that reach it.
    default Map<String, String> passed(Map<String, String> person) {
      var passed = new HashMap<String, String>();
      person.forEach((name, value) -> {
        boolean isMeant =
            passes().stream()
                .anyMatch(each ->
                    each.endsWith("*")
                        ? name.startsWith(each.substring(0, each.length() - 1))
                        : name.equals(each));
        if (isMeant) {
          passed.put(name, value);
        }
      });
      return passed;
    }

    /// Variables of its own.
    Map<String, String> environment(Start start);

    /// What it spent so far in a session.
    Usage usage(Path place);

    /// What keeps it from being started in this environment, or null. Nothing is changed.
    default @Nullable Problem obstacle(Map<String, String> environment) {
      return null;
    }

    /// Makes ready what has to be there when it starts in this environment: the files by which it
    /// tells of itself, and that it trusts the folders below `town`. As often as one likes.
    default void prepare(Path town, Map<String, String> environment) {}

    /// Whether words typed into its terminal now would be taken for a prompt.
    default Ear ear(Path place, Map<String, String> environment) {
      return Ear.OPEN;
    }

    /// What its program tells; null when it is none that tells. What is needed to find the
    /// conversation again is kept in `place`.
    default @Nullable Signal hears(Path place, String event, String input) {
      return null;
    }

    /// A reaction as its program wants it on standard output.
    default String reply(String event, Reaction reaction) {
      return "";
    }

    /// How its program is made to tell of itself; null when it does not.
    default @Nullable Telling telling() {
      return null;
    }

    /// Takes back what [#prepare] changed in the person's home. Returns what was changed.
    default List<String> withdraw(Path town, Map<String, String> environment) {
      return List.of();
    }
  }

  /// Where and how a program is told to call us: the file, what is to be in it, and the call for
  /// each event.
  record Telling(Path file, String text, Map<String, String> calls) {}

  /// Whether anybody listens at a terminal.
  enum Ear {
    OPEN,
    /// It works; what is typed now would be seen at some later time.
    BUSY,
    /// A dialog is shown: what is typed would answer it.
    DIALOG,
    UNKNOWN
  }

  /// `place` is the folder of the session's own, as in [Outpost.Plan]; `resumes` is the id of the
  /// earlier session whose conversation goes on, or empty.
  record Start(String session, Path worktree, Path place, String prompt, String resumes) {}

  /// `isKnown` is false where the program keeps no records.
  record Usage(boolean isKnown, long inputTokens, long outputTokens, long microUsd, long turns) {
    public static final Usage UNKNOWN = new Usage(false, 0, 0, 0, 0);
  }
}
