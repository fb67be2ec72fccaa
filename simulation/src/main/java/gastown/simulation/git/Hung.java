package gastown.simulation.git;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of a folder as git sees them: what is ignored is left out.
record Hung(SortedMap<String, String> seen, SortedMap<String, String> ignored) {
  static final String MARK = ".git";

  static Hung of(SortedMap<String, String> files) {
    var rules = rules(files.getOrDefault(".gitignore", ""));
    var seen = new TreeMap<String, String>();
    var ignored = new TreeMap<String, String>();
    files.forEach((path, text) -> {
      if (!path.equals(MARK)) {
        (rules.stream().anyMatch(path::startsWith) ? ignored : seen).put(path, text);
      }
    });
    return new Hung(seen, ignored);
  }

  /// Only folders can be ignored here.
  private static List<String> rules(String text) {
    var rules = new ArrayList<String>();
    for (var line : text.split("\n", -1)) {
      if (line.endsWith("/")) {
        rules.add(line);
      }
    }
    return rules;
  }
}
