package gastown.cli.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads command lines. Flags and positionals may be mixed, `--` ends the flags, a lone `-` is a
/// positional.
public final class Words {
  /// How many words a command's path has at most.
  private static final int DEEPEST = 3;

  private Words() {}

  /// A command line taken apart: the path of the command ("" when there is none that is known), the
  /// first word that is not a flag ("" when there are only flags), and everything but the path in
  /// the order typed.
  public record Split(String path, String first, List<String> rest) {
    public Split {
      rest = List.copyOf(rest);
    }
  }

  /// Finds the command in a line: the longest known path of words, flags skipped.
  public static Split split(List<String> words, List<Flag> globals, Predicate<String> known) {
    var eager = split(words, globals, known, true);
    return eager.path().isEmpty() ? split(words, globals, known, false) : eager;
  }

  /// A flag that is not global is taken to have a value (`bd --limit 5 list`) when `eager`; when
  /// that hides the command the flag must be a switch (`bd --pretty ready`).
  private static Split split(
      List<String> words, List<Flag> globals, Predicate<String> known, boolean eager) {
    var at = new int[DEEPEST];
    int found = 0;
    for (int i = 0; i < words.size() && found < DEEPEST && !words.get(i).equals("--"); i++) {
      var word = words.get(i);
      if (isFlag(word)) {
        i += eatsNext(word, globals, eager) ? 1 : 0;
      } else {
        at[found++] = i;
      }
    }
    var first = found == 0 ? "" : words.get(at[0]);
    for (int length = found; length > 0; length--) {
      var path = path(words, at, length);
      if (path != null && known.test(path)) {
        return new Split(path, first, without(words, at, length));
      }
    }
    return new Split("", first, words);
  }

  private static boolean eatsNext(String word, List<Flag> globals, boolean eager) {
    if (word.startsWith("--")) {
      if (word.indexOf('=') >= 0) {
        return false;
      }
      var flag = find(word, globals);
      return flag == null ? eager : flag.takesValue();
    }
    var last = find("-" + word.charAt(word.length() - 1), globals);
    if (word.length() == 2) {
      return last == null ? eager : last.takesValue();
    }
    return last != null && last.takesValue() && areSwitches(word, globals);
  }

  /// Whether all letters of a run but the last are switches, so that the last one's value is the
  /// next word.
  private static boolean areSwitches(String word, List<Flag> globals) {
    for (int i = 1; i < word.length() - 1; i++) {
      var flag = find("-" + word.charAt(i), globals);
      if (flag == null || flag.takesValue()) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String path(List<String> words, int[] at, int length) {
    var path = new StringBuilder();
    for (int i = 0; i < length; i++) {
      var word = words.get(at[i]);
      if (word.isEmpty() || word.indexOf(' ') >= 0) {
        return null;
      }
      path.append(i == 0 ? "" : " ").append(word);
    }
    return path.toString();
  }

  private static List<String> without(List<String> words, int[] at, int length) {
    var rest = new ArrayList<>(words);
    for (int i = length - 1; i >= 0; i--) {
      rest.remove(at[i]);
    }
    return rest;
  }

  /// Whether a switch stands among the words; good enough to choose the form of an answer to words
  /// that cannot be read.
  public static boolean mentions(List<String> words, String name) {
    for (var word : words) {
      if (word.equals("--")) {
        return false;
      }
      if (word.equals(name) || word.equals(name + "=true")) {
        return true;
      }
    }
    return false;
  }

  /// Reads what was typed behind the command (and the global flags in front of it).
  public static Args parse(Spec spec, List<String> words, List<Flag> globals) {
    return new Reading(spec, globals, words).args();
  }

  static boolean isFlag(String word) {
    return word.length() > 1 && word.charAt(0) == '-';
  }

  static @Nullable Flag find(String name, List<Flag> own, List<Flag> globals) {
    var flag = find(name, own);
    return flag == null ? find(name, globals) : flag;
  }

  private static @Nullable Flag find(String name, List<Flag> flags) {
    for (int i = 0; i < flags.size(); i++) {
      if (flags.get(i).isCalled(name)) {
        return flags.get(i);
      }
    }
    return null;
  }
}
