package gastown.cli;

import gastown.cli.reply.Reply;
import gastown.cli.words.Flags;
import gastown.cli.words.Help;
import gastown.cli.words.Words;
import java.util.List;

/// Answers to `--help`, `--version` and to no command at all.
public final class HelpPages {
  private static final String ABOUT =
      "bd tracks issues and what they wait for, in one file beside your code.";
  private static final String TOWN =
      """
      gt runs many coding agents on your repositories at once. The town is being built; its issue
      tracker is complete and has its own name: bd (bd --help).

      Usage:
        gt daemon status    the server that answers bd and gt
        gt daemon start     start it; the first command does that by itself
        gt daemon stop      stop it
        gt daemon logs      what it had to say
        gt --version
      """;

  private HelpPages() {}

  static Reply beside(Invocation invocation, House house, List<String> words) {
    if (Words.mentions(words, "--version") || Words.mentions(words, "-V")) {
      return Reply.raw(
          invocation.program()
              + " version "
              + house.build().version()
              + " ("
              + house.build().id()
              + ")\n");
    }
    return Reply.raw(overview(invocation.program()));
  }

  public static String overview(String program) {
    return program.equals("gt")
        ? TOWN
        : Help.overview(program, ABOUT, Catalog.specs(), Flags.GLOBAL);
  }

  static Reply of(Command command) {
    var spec = command.spec();
    var below =
        Catalog.specs().stream()
            .filter(other -> other.path().startsWith(spec.path() + " "))
            .toList();
    return Reply.raw(Help.of(spec, below, Flags.GLOBAL));
  }
}
