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
      "gt runs many coding agents on your repositories at once.\n"
          + "The issue tracker is here (gt beads …, the same as bd …); the town is being built.";

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
    return Help.overview(
        program, program.equals("gt") ? TOWN : ABOUT, Catalog.specs(), Flags.GLOBAL);
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
