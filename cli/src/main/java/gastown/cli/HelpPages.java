package gastown.cli;

import gastown.cli.reply.Reply;
import gastown.cli.words.Flags;
import gastown.cli.words.Help;
import gastown.cli.words.Spec;
import gastown.cli.words.Words;
import java.util.List;

/// Answers to `--help`, `--version` and to no command at all.
public final class HelpPages {
  private static final String ABOUT =
      "bd tracks issues and what they wait for, in one file beside your code.";
  private static final String TOWN =
      "gt runs many coding agents on your repositories at once; bd tracks their work.";

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
    refuseUnknown(invocation.program(), words);
    return Reply.raw(overview(invocation.program()));
  }

  /// A flag that no command takes was meant for one, or mistyped; help alone would not say so.
  private static void refuseUnknown(String program, List<String> words) {
    var spec =
        program.equals("gt") ? Spec.town("", "[command...]", "") : Spec.of("", "[command...]", "");
    var bare = spec.sw("-V", "--version", "show which version this is").build();
    if (!Words.mentions(words, "--help") && !Words.mentions(words, "-h")) {
      Words.parse(bare, words, Flags.of(program));
    }
  }

  public static String overview(String program) {
    var commands = new Commands(program);
    var about = commands.isTown() ? TOWN : ABOUT;
    return Help.overview(program, about, commands.specs(), commands.flags());
  }

  static Reply of(Command command) {
    var spec = command.spec();
    var commands = new Commands(spec.program());
    var below =
        commands.specs().stream()
            .filter(other -> other.path().startsWith(spec.path() + " "))
            .toList();
    return Reply.raw(Help.of(spec, below, commands.flags()));
  }
}
