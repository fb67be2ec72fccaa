package gastown.town.signals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which of the words a program is given name files it changes.
final class Changed {
  /// Those that change all they name, with the letters of options that take a word of another kind.
  private static final Map<String, String> ALL =
      Map.of(
          "tee",
          "",
          "touch",
          "dtr",
          "truncate",
          "sr",
          "mkdir",
          "m",
          "chmod",
          "",
          "chown",
          "",
          "patch",
          "pidDFBgVYz");

  /// Those that change what they name last, or behind `-t`.
  private static final Map<String, String> LAST =
      Map.of("cp", "S", "install", "gmoS", "ln", "S", "rsync", "eTBM");

  /// Those whose first word says how to change the others.
  private static final Set<String> WITH_WORD = Set.of("chmod", "chown");

  private static final Set<String> EDITORS = Set.of("sed", "perl");

  /// Those that leave what is there as it is.
  private static final Set<String> HARMLESS = Set.of("touch", "mkdir");

  private Changed() {}

  static boolean isHarmless(String program) {
    return HARMLESS.contains(program);
  }

  static List<String> by(String program, List<String> rest) {
    if (program.equals("dd")) {
      return rest.stream().filter(word -> word.startsWith("of=")).map(Changed::value).toList();
    }
    if (EDITORS.contains(program)) {
      return edited(rest);
    }
    var others = ALL.getOrDefault(program, LAST.get(program));
    if (others == null) {
      return List.of();
    }
    var named = new ArrayList<String>();
    var into = new ArrayList<String>();
    for (int i = 0; i < rest.size(); i++) {
      var word = rest.get(i);
      if (word.startsWith("--target-directory=") || word.startsWith("--output=")) {
        into.add(value(word));
      } else if (Set.of("-t", "--target-directory").contains(word) && LAST.containsKey(program)) {
        into.addAll(rest.subList(Math.min(i + 1, rest.size()), Math.min(i + 2, rest.size())));
        i++;
      } else if (isOption(word)) {
        i += word.length() == 2 && others.indexOf(word.charAt(1)) >= 0 ? 1 : 0;
      } else {
        named.add(word);
      }
    }
    if (WITH_WORD.contains(program) && !named.isEmpty()) {
      named.removeFirst();
    }
    boolean isLast = LAST.containsKey(program) && !named.isEmpty();
    into.addAll(!isLast ? named : into.isEmpty() ? List.of(named.getLast()) : List.of());
    return into;
  }

  private static boolean isOption(String word) {
    return word.startsWith("-") && word.length() > 1;
  }

  /// The files an editor changes in their place: all but what it is to do to them.
  private static List<String> edited(List<String> rest) {
    var files = new ArrayList<String>();
    boolean isInPlace = false;
    boolean isTold = false;
    for (int i = 0; i < rest.size(); i++) {
      var word = rest.get(i);
      isInPlace |= word.matches("-[a-zA-Z0-9]*i.*|--in-place.*");
      if (word.matches("-[a-zA-Z0-9]*[ef]|--expression|--file")) {
        isTold = true;
        i++;
      } else if (word.matches("--(expression|file)=.*")) {
        isTold = true;
      } else if (!word.isEmpty() && !isOption(word)) {
        files.add(word);
      }
    }
    if (!isTold && !files.isEmpty()) {
      files.removeFirst();
    }
    return isInPlace ? files : List.of();
  }

  /// Of `of=file` the file.
  static String value(String word) {
    int at = word.indexOf('=');
    return word.matches("-*\\w[\\w-]*=.*") ? word.substring(at + 1) : word;
  }
}
