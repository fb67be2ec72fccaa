package gastown.town.ports;

import gastown.beads.Problem;
import gastown.town.signals.Reaction;
import gastown.town.signals.Signal;
import gastown.town.talk.Nudge;
import gastown.town.work.ProviderAccount;
import gastown.town.work.Spent;
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

    /// The person's variables its command line names, whose values reach it under other names.
    default List<String> named() {
      return List.of();
    }

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

    /// Whose limits it meets in this environment: the same for all that work with one account of a
    /// provider, under whatever name. Nothing can be read from it but that; see [ProviderAccount].
    default String account(Map<String, String> environment) {
      return name();
    }

    /// What it spent so far in a session.
    Usage usage(Path place);

    /// How full its conversation is of what its model can keep in mind, in hundredths, by what the
    /// latest reply took in; below zero where nobody can tell.
    default int fullness(Path place, Map<String, String> environment) {
      return -1;
    }

    /// The words that ask a session of this place something and leave its conversation as it was:
    /// with a prompt they print the answer, without one they talk with whoever is at the terminal.
    /// Empty where its program cannot, or where nothing was said.
    default List<String> asks(Path place, String prompt) {
      return List.of();
    }

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

    /// What its screen looks like, where its own word is not to be had: a person may have opened a
    /// menu, or be about to write something.
    default Ear seen(String screen) {
      return Ear.UNKNOWN;
    }

    /// Whether the program's own record of the conversation in `place` shows that `words` were said
    /// to the model.
    default boolean hasHeard(Path place, Nudge words) {
      return false;
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

    /// Takes back what [#prepare] changed, in whichever environment that was.
    default Withdrawn withdraw() {
      return Withdrawn.NOTHING;
    }
  }

  /// What was taken back, and what keeps the rest where it is.
  record Withdrawn(List<String> removed, List<Problem> left) {
    static final Withdrawn NOTHING = new Withdrawn(List.of(), List.of());

    public Withdrawn {
      removed = List.copyOf(removed);
      left = List.copyOf(left);
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

  /// `amount` says whether the program keeps records at all; `turns` is how often its model spoke.
  record Usage(Spent.Amount amount, long turns) {
    public static final Usage UNKNOWN = new Usage(Spent.Amount.NOTHING, 0);

    /// Records that say nothing yet.
    public static final Usage NONE = of("", new Spent.Part(0, 0, 0), 0);

    /// What one model spent; an empty name is none that is known.
    public static Usage of(String model, Spent.Part part, long turns) {
      var models = model.isEmpty() ? Map.<String, Spent.Part>of() : Map.of(model, part);
      return new Usage(
          new Spent.Amount(true, part.input(), part.output(), part.microUsd(), models), turns);
    }

    public Usage plus(Usage other) {
      return new Usage(amount.plus(other.amount), turns + other.turns);
    }

    public boolean isKnown() {
      return amount.isKnown();
    }
  }
}
