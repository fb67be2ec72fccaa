package gastown.cli.words;

import gastown.cli.words.Flag.Kind;
import gastown.cli.words.Flag.Standing;
import java.util.List;

/// Makes flags from the words of a declaration, and holds the flags every `bd` command takes.
public final class Flags {
  /// What every `bd` command takes. A command's own flag of the same name goes first.
  public static final List<Flag> GLOBAL =
      List.of(
          of(Kind.TEXT, "--actor", "who acts, in place of BEADS_ACTOR, git's user.name or $USER"),
          of(Kind.TEXT, "--db", "the database file to use"),
          of(Kind.TEXT, "-C", "--directory", "run as if started in this directory"),
          of(Kind.SWITCH, "-h", "--help", "show help for a command"),
          of(Kind.SWITCH, "--json", "answer in JSON"),
          of(Kind.SWITCH, "-q", "--quiet", "say only what went wrong"),
          new Flag(
              List.of("--verbose", "-v"),
              Kind.SWITCH,
              "",
              "accepted, changes nothing",
              Standing.NO_OP),
          of(Kind.SWITCH, "--readonly", "refuse every command that writes"),
          of(Kind.SWITCH, "--all-rigs", "in a town: the issues of all rigs, not of one"),
          of(Kind.SWITCH, "--sandbox", "no sync and no hooks: touch the store and nothing else"),
          noOp(Kind.SWITCH, "--profile"),
          noOp(Kind.SWITCH, "--global"),
          hidden(Kind.TEXT, "--format"),
          noOp(Kind.SWITCH, "--allow-stale"),
          noOp(Kind.SWITCH, "--no-daemon"),
          noOp(Kind.SWITCH, "--no-auto-flush"),
          noOp(Kind.SWITCH, "--no-auto-import"),
          noOp(Kind.SWITCH, "--no-db"),
          noOp(Kind.TEXT, "--lock-timeout"),
          noOp(Kind.TEXT, "--dolt-auto-commit"),
          noOp(Kind.SWITCH, "--ignore-schema-skew"),
          noOp(Kind.SWITCH, "--no-pager"),
          noOp(Kind.SWITCH, "--flat"));

  /// What every `gt` command takes.
  public static final List<Flag> TOWN =
      List.of(
          of(Kind.TEXT, "--actor", "who acts, in place of the one the session belongs to"),
          of(Kind.TEXT, "-C", "--directory", "run as if started in this directory"),
          of(Kind.SWITCH, "-h", "--help", "show help for a command"),
          of(Kind.SWITCH, "--json", "answer in JSON"),
          of(Kind.SWITCH, "--plain", "plain words: worker for polecat, project for rig, …"),
          of(Kind.SWITCH, "-q", "--quiet", "say only what went wrong"),
          of(Kind.TEXT, "--town", "the town to work in, in place of the one around you"),
          hidden(Kind.TEXT, "--db"),
          hidden(Kind.TEXT, "--format"),
          hidden(Kind.SWITCH, "--readonly"),
          hidden(Kind.SWITCH, "--sandbox"));

  /// What every command of a program takes.
  public static List<Flag> of(String program) {
    return program.equals("gt") ? TOWN : GLOBAL;
  }

  private Flags() {}

  /// `[letter,] name, [initial,] help`: a word of one dash and one letter is the letter.
  public static Flag of(Kind kind, String... words) {
    boolean hasLetter = words[0].length() == 2;
    int next = hasLetter ? 2 : 1;
    var names = hasLetter ? List.of(words[1], words[0]) : List.of(words[0]);
    int left = words.length - next;
    if (left < 1 || left > 2 || !names.getFirst().startsWith("--")) {
      throw new IllegalArgumentException("a flag is [letter,] name, [initial,] help: " + names);
    }
    var initial = left == 2 ? words[next] : "";
    return new Flag(names, kind, initial, words[words.length - 1], Standing.WORKS);
  }

  static Flag noOp(Kind kind, String name) {
    return new Flag(List.of(name), kind, "", "accepted, changes nothing", Standing.NO_OP);
  }

  private static Flag hidden(Kind kind, String name) {
    return new Flag(List.of(name), kind, "", "", Standing.HIDDEN);
  }
}
