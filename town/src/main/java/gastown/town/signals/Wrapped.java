package gastown.town.signals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A command that only starts another: `timeout 60 git push`. What it starts begins behind its
/// options; should one of these hide a command, that is looked at as well.
final class Wrapped {
  /// Programs that start another, with the letters of those options that take the next word.
  private static final Map<String, String> WRAPPERS =
      Map.ofEntries(
          Map.entry("sudo", "ugpCrtTUDRh"),
          Map.entry("doas", "uC"),
          Map.entry("env", "uCS"),
          Map.entry("command", ""),
          Map.entry("builtin", ""),
          Map.entry("nohup", ""),
          Map.entry("setsid", ""),
          Map.entry("time", "fo"),
          Map.entry("exec", "a"),
          Map.entry("nice", "n"),
          Map.entry("ionice", "cn"),
          Map.entry("stdbuf", "ioe"),
          Map.entry("timeout", "sk"),
          Map.entry("chrt", "TPD"),
          Map.entry("taskset", ""),
          Map.entry("flock", "wE"),
          Map.entry("chroot", ""),
          Map.entry("busybox", ""),
          Map.entry("xargs", "nPILsEad"));

  /// Those with a word of their own before the command: a time, a mask, a file.
  private static final Set<String> WITH_WORD =
      Set.of("timeout", "chrt", "taskset", "flock", "chroot");

  private static final Set<String> LONG =
      Set.of(
          "--user",
          "--group",
          "--chdir",
          "--unset",
          "--split-string",
          "--signal",
          "--kill-after",
          "--adjustment",
          "--class",
          "--classdata",
          "--input",
          "--output",
          "--error",
          "--max-args",
          "--max-procs",
          "--max-lines",
          "--arg-file",
          "--delimiter",
          "--format");

  /// What may be started, and where.
  record Start(List<String> words, Standing folder) {}

  private Wrapped() {}

  static boolean is(String program) {
    return WRAPPERS.containsKey(program);
  }

  /// `hard` are the programs that are looked at wherever they stand before the command.
  static List<Start> starts(String program, List<String> words, Standing here, Set<String> hard) {
    var starts = new ArrayList<Start>();
    int begin = begin(program, words);
    var folder = here.copy();
    for (int i = 1; i <= begin && i < words.size(); i++) {
      var before = words.get(i - 1);
      var word = words.get(i);
      if (Set.of("-C", "-D", "--chdir").contains(before)) {
        folder.enter(word);
      } else if (word.startsWith("--chdir=")) {
        folder.enter(word.substring(8));
      } else if (before.equals("-S") || before.equals("--split-string")) {
        starts.add(new Start(List.of("eval", word), folder));
      } else if (word.startsWith("--split-string=")) {
        starts.add(new Start(List.of("eval", word.substring(15)), folder));
      }
      var name = word.substring(word.lastIndexOf('/') + 1);
      if (i == begin || hard.contains(name)) {
        starts.add(new Start(words.subList(i, words.size()), folder));
      }
    }
    return starts;
  }

  private static int begin(String program, List<String> words) {
    var valued = WRAPPERS.getOrDefault(program, "");
    int own = WITH_WORD.contains(program) ? 1 : 0;
    int i = 1;
    while (i < words.size()) {
      var word = words.get(i);
      boolean isValued =
          LONG.contains(word)
              || word.length() == 2 && word.charAt(0) == '-' && valued.indexOf(word.charAt(1)) >= 0;
      if (isValued) {
        i++;
      } else if (!word.startsWith("-") && !Guard.isAssignment(word)) {
        if (own == 0) {
          return i;
        }
        own--;
      }
      i++;
    }
    return i;
  }
}
