package gastown.town.signals;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a line stands and what its variables are, as far as that is seen without running it. What
/// the line itself may have changed is no longer known.
final class Standing {
  private static final int ALTERNATIVES_MOST = 64;
  private static final String TOP = "$(git rev-parse --show-toplevel)";

  private final Guard.Ground ground;
  private final Map<String, String> known;

  /// Null where that cannot be seen.
  private @Nullable Path here;

  /// Whether all before was variables being set, so that the next surely is.
  private boolean isBeginning = true;

  private Standing(Guard.Ground ground, Map<String, String> known, @Nullable Path here) {
    this.ground = ground;
    this.known = known;
    this.here = here;
  }

  static Standing in(Guard.Ground ground, Path folder) {
    var known = new HashMap<>(ground.variables());
    known.put("GT_ROOT", ground.town().toString());
    return new Standing(ground, known, folder);
  }

  /// Changes to it change nothing here.
  Standing copy() {
    return new Standing(ground, new HashMap<>(known), here);
  }

  @Nullable Path here() {
    return here;
  }

  void enter(String folder) {
    here = path(folder);
  }

  void lose() {
    here = null;
  }

  /// What a command does to variables: the words in front that set some, and those that may be
  /// names of others (`export X`, `for X in`, `read X`).
  void note(ShellLine.Simple command) {
    boolean isSetting = true;
    for (var word : command.words()) {
      int at = word.indexOf('=');
      var name = at < 0 ? word : word.substring(0, at);
      isSetting &= Guard.isAssignment(word);
      var value = isSetting && isSure(command) ? expanded(word.substring(at + 1)) : null;
      if (isSetting && value != null) {
        known.put(name, value);
      } else {
        known.remove(name);
        known.remove(name.replaceFirst("\\+$", ""));
      }
      here = name.equals("PWD") ? null : here;
    }
    isBeginning &= isSetting;
  }

  private boolean isSure(ShellLine.Simple command) {
    return isBeginning
        && command.words().stream().allMatch(Guard::isAssignment)
        && (command.end() == ';' || command.end() == 'A');
  }

  /// The path a word is, or null when it cannot be seen.
  @Nullable Path path(String word) {
    var text =
        expanded(word.equals("~") || word.startsWith("~/") ? "$HOME" + word.substring(1) : word);
    if (text == null || text.startsWith("~")) {
      return null;
    }
    try {
      var path = Path.of(text);
      return path.isAbsolute()
          ? path.normalize()
          : here == null ? null : here.resolve(path).normalize();
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /// The paths a word may stand for, each null when it cannot be seen.
  List<@Nullable Path> paths(String word) {
    var all = new ArrayList<@Nullable Path>();
    alternatives(word, all);
    return all;
  }

  /// `a{b,c}` are `ab` and `ac`.
  private void alternatives(String word, List<@Nullable Path> all) {
    int open = word.indexOf('{');
    while (open >= 0 && commas(word, open).size() < 3) {
      open = word.indexOf('{', open + 1);
    }
    if (open < 0 || all.size() > ALTERNATIVES_MOST) {
      all.add(open < 0 ? path(word) : null);
      return;
    }
    var ends = commas(word, open);
    for (int i = 1; i < ends.size(); i++) {
      alternatives(
          word.substring(0, open)
              + word.substring(ends.get(i - 1) + 1, ends.get(i))
              + word.substring(ends.getLast() + 1),
          all);
    }
  }

  /// The bracket, the commas between its parts, and its end; nothing where it is of a variable or
  /// has no end.
  private static List<Integer> commas(String word, int open) {
    var ends = new ArrayList<Integer>();
    int depth = 0;
    for (int i = open; i < word.length() && (open == 0 || word.charAt(open - 1) != '$'); i++) {
      char c = word.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (i == open || depth == 1 && c == ',' || depth == 0) {
        ends.add(i);
      }
      if (depth == 0) {
        return ends;
      }
    }
    return List.of();
  }

  /// With what its variables are, or null when one of them is not known, or would come to more
  /// words than one.
  @Nullable String expanded(String word) {
    var text = word;
    if (here != null && (text.equals("$(pwd)") || text.startsWith("$(pwd)/"))) {
      text = here + text.substring(6);
    } else if (text.startsWith(TOP) && here != null && here.startsWith(ground.own())) {
      text = ground.own() + text.substring(TOP.length());
    }
    var full = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '$') {
        full.append(c == ShellLine.DOLLAR ? '$' : c);
        continue;
      }
      var name = name(text, i + 1);
      var value = name.isEmpty() ? null : value(name);
      if (value == null || !value.matches("[^\\s*?\\[\\]$]+")) {
        return null;
      }
      full.append(value);
      i += name.length() + (text.charAt(i + 1) == '{' ? 2 : 0);
    }
    return full.toString();
  }

  private @Nullable String value(String name) {
    return name.equals("PWD") ? here == null ? null : here.toString() : known.get(name);
  }

  /// The name at this place of `$name` or `${name}`; empty where something else is done with it.
  private static String name(String text, int from) {
    boolean isBraced = from < text.length() && text.charAt(from) == '{';
    int begin = isBraced ? from + 1 : from;
    int end = begin;
    while (end < text.length()
        && (text.charAt(end) == '_' || Character.isLetterOrDigit(text.charAt(end)))) {
      end++;
    }
    boolean isWhole = !isBraced || end < text.length() && text.charAt(end) == '}';
    boolean isName = end > begin && !Character.isDigit(text.charAt(begin));
    return isWhole && isName ? text.substring(begin, end) : "";
  }
}
