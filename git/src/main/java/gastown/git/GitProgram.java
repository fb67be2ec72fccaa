package gastown.git;

import gastown.beads.Problem;
import gastown.beads.ports.Programs;
import gastown.beads.ports.Programs.Call;
import gastown.beads.ports.Programs.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The git program, as it is called in one folder.
public record GitProgram(Programs programs, Path folder) {
  private static final int MOST_LINES = 8;

  public GitProgram in(Path other) {
    return new GitProgram(programs, other);
  }

  Outcome ask(String... words) {
    return run(GitCalls.call(folder, words));
  }

  public Outcome run(Call call) {
    var outcome = programs.run(call);
    if (outcome.exit() == 127) {
      throw Problem.of(
              "no-git",
              "git cannot be started: " + outcome.err().strip(),
              "install git",
              "git --version")
          .refusal();
    }
    return outcome;
  }

  /// The answer of a call that has no business failing.
  String answer(String... words) {
    return answer(GitCalls.call(folder, words));
  }

  String answer(Call call) {
    var outcome = run(call);
    if (!outcome.isOk()) {
      throw failed(call, outcome);
    }
    return outcome.out().strip();
  }

  /// What git said, without its hints, as the reason.
  static Problem.Refusal failed(Call call, Outcome outcome) {
    var words = new ArrayList<>(call.words());
    var command = words.get(GitCalls.commandAt(words));
    var said = said(call, outcome);
    return new Problem(
            "git-failed",
            "git " + command + " failed in " + call.directory(),
            said,
            remedies(command, said))
        .refusal();
  }

  /// What git said, without its hints.
  public static String said(Call call, Outcome outcome) {
    return outcome.timedOut()
        ? "it did not end within " + call.limit().toSeconds() + " seconds"
        : (outcome.err() + "\n" + outcome.out())
            .lines()
            .map(String::strip)
            .filter(Predicate.not(String::isEmpty))
            .filter(line -> !line.startsWith("hint:"))
            .limit(MOST_LINES)
            .collect(Collectors.joining("\n"));
  }

  private static List<String> remedies(String command, String said) {
    if (said.contains(".lock")) {
      return List.of(
          "wait for the other git to end, or remove the lock file it left behind", "bd sync");
    }
    return switch (command) {
      case "fetch", "push" ->
          List.of(
              "git " + command + "   (shows whether the remote can be reached)",
              "bd sync --no-push --no-pull   (commits here only)");
      default -> List.of("git status");
    };
  }

  Outcome withInput(String input, String... words) {
    return run(GitCalls.call(folder, words).withInput(input));
  }

  Outcome withEnvironment(Map<String, String> more, String... words) {
    var call = GitCalls.call(folder, words);
    var all = new java.util.HashMap<>(call.environment());
    all.putAll(more);
    return run(call.withEnvironment(all));
  }
}
