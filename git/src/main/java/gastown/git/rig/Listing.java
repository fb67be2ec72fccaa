package gastown.git.rig;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What `git ls-files -v --stage --others` tells, names quoted as they came: untracked files and
/// repositories, links to repositories, paths with several sides, and whether git was told to look
/// away from files.
record Listing(
    List<String> untracked,
    List<String> repositories,
    List<String> links,
    Map<String, String> sides,
    boolean hasHidden) {
  private static final String LINK = "160000";

  static Listing of(String text) {
    var untracked = new ArrayList<String>();
    var repositories = new ArrayList<String>();
    var links = new ArrayList<String>();
    var sides = new HashMap<String, String>();
    boolean hasHidden = false;
    for (var line : text.lines().toList()) {
      int tab = line.indexOf('\t');
      if (tab < 0) {
        var name = line.substring(2);
        (name.endsWith("/") || name.endsWith("/\"") ? repositories : untracked).add(name);
        continue;
      }
      var name = line.substring(tab + 1);
      var words = line.substring(2, tab).split(" ", -1);
      hasHidden |= Character.isLowerCase(line.charAt(0));
      if (!words[2].equals("0")) {
        // Ours before theirs before the ancestor: 2, 3, 1.
        var side = words[0] + " " + words[1] + " " + words[2];
        sides.merge(name, side, Listing::nearer);
      }
      if (words[0].equals(LINK) && !links.contains(name)) {
        links.add(name);
      }
    }
    return new Listing(untracked, repositories, links, sides, hasHidden);
  }

  private static String nearer(String one, String other) {
    return one.endsWith("2") || other.endsWith("1") ? one : other;
  }

  /// Input for `update-index --index-info` that leaves one side of each path.
  String settling() {
    var text = new StringBuilder();
    sides.forEach((name, side) -> {
      var words = side.split(" ", -1);
      text.append("0 ").append("0".repeat(words[1].length())).append('\t').append(name);
      text.append('\n').append(words[0]).append(' ').append(words[1]).append(" 0\t").append(name);
      text.append('\n');
    });
    return text.toString();
  }
}
