package gastown.git.rig;

import gastown.town.ports.RigGit.Condition;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Reads `git status --porcelain=v2 --branch -z --no-renames`.
final class Conditions {
  private static final String OID = "# branch.oid ";

  private Conditions() {}

  static Condition read(String text, @Nullable String branch, boolean isMidOperation) {
    var head = "";
    var changed = new ArrayList<String>();
    var untracked = new ArrayList<String>();
    for (var line : text.split("\0", -1)) {
      if (line.startsWith(OID)) {
        var named = line.substring(OID.length());
        head = named.equals("(initial)") ? "" : named;
      } else if (line.startsWith("? ")) {
        untracked.add(line.substring(2));
      } else if (line.startsWith("1 ")) {
        changed.add(behind(line, 8));
      } else if (line.startsWith("u ")) {
        changed.add(behind(line, 10));
      }
    }
    return new Condition(branch, head, changed, untracked, isMidOperation);
  }

  /// What comes after so many words; a path may have spaces in it.
  private static String behind(String line, int words) {
    int at = 0;
    for (int i = 0; i < words; i++) {
      at = line.indexOf(' ', at) + 1;
    }
    return line.substring(at);
  }
}
