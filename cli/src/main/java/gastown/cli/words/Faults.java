package gastown.cli.words;

import gastown.beads.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What is wrong with a command line, said so that the next one is right. Loaded only when
/// something is.
public final class Faults {
  private Faults() {}

  /// No command has this name. `known` are the paths of those there are.
  public static Problem unknownCommand(String program, String word, Collection<String> known) {
    var remedies = new ArrayList<String>();
    var near = Nearest.to(word, known);
    if (near != null) {
      remedies.add(program + " " + near + " --help");
    }
    remedies.add(program + " help");
    return new Problem(
        "unknown-command",
        "unknown command \"" + word + "\" for \"" + program + "\"",
        near == null ? "" : "the nearest is " + near,
        remedies);
  }

  /// A word of the issue tracker, typed behind `gt`.
  public static Problem ofTracker(String word) {
    return new Problem(
        "unknown-command",
        "gt has no command \"" + word + "\"",
        "it belongs to the issue tracker",
        List.of("bd " + word));
  }

  /// A word that only leads to other commands, typed alone.
  public static Problem needsMore(Spec spec, Collection<String> below) {
    var nexts = new java.util.TreeSet<String>();
    for (var path : below) {
      nexts.add(path.substring(spec.path().length() + 1).split(" ", 2)[0]);
    }
    return new Problem(
        "needs-subcommand",
        spec.program() + " " + spec.path() + " needs a subcommand",
        "there are " + String.join(", ", nexts),
        List.of(spec.program() + " " + spec.path() + " " + nexts.first(), spec.helpCall()));
  }

  static Problem.Refusal unknownFlag(Spec spec, List<Flag> globals, String name) {
    var names = new ArrayList<String>();
    for (var flags : List.of(spec.flags(), globals)) {
      for (var flag : flags) {
        if (flag.isShown()) {
          names.add(flag.name());
        }
      }
    }
    var near = Nearest.to(name, names);
    return problem(
        "unknown-flag",
        "unknown flag: " + name,
        near == null ? "" : "the nearest is " + near,
        spec);
  }

  static Problem.Refusal unknownLetter(Spec spec, char letter, String word) {
    return problem("unknown-flag", "unknown shorthand flag: '" + letter + "' in " + word, "", spec);
  }

  static Problem.Refusal badSyntax(Spec spec, String word) {
    return problem("unknown-flag", "bad flag syntax: " + word, "", spec);
  }

  static Problem.Refusal noValue(Spec spec, String flag) {
    return problem("flag-argument", "flag needs an argument: " + flag, "", spec);
  }

  static Problem.Refusal badValue(Spec spec, Flag flag, String value, String why) {
    var names = flag.letter().isEmpty() ? flag.name() : flag.letter() + ", " + flag.name();
    return problem(
        "invalid-argument",
        "invalid argument \"" + value + "\" for \"" + names + "\" flag: " + why,
        "",
        spec);
  }

  static Problem.Refusal refused(Spec spec, Flag flag) {
    return problem("flag-refused", flag.name() + " is not supported", flag.help(), spec);
  }

  static Problem.Refusal wrongCount(Spec spec, Arity arity, List<String> positionals) {
    int given = positionals.size();
    String what;
    if (arity.most() == 0) {
      what = "unexpected argument \"" + positionals.getFirst() + "\"";
    } else if (arity.least() == arity.most()) {
      what = "accepts " + arity.most() + " arg(s), received " + given;
    } else if (given < arity.least()) {
      what = "requires at least " + arity.least() + " arg(s), only received " + given;
    } else {
      what = "accepts at most " + arity.most() + " arg(s), received " + given;
    }
    return problem("argument-count", what, "usage: " + Help.usage(spec), spec);
  }

  private static Problem.Refusal problem(String code, String what, String because, Spec spec) {
    return new Problem(code, what, because, List.of(spec.helpCall())).refusal();
  }
}
