package gastown.cli.words;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The word somebody probably meant.
public final class Nearest {
  private Nearest() {}

  /// The candidate with the fewest letters to change, or null when none is near; a candidate that
  /// the word begins counts as one letter away.
  public static @Nullable String to(String word, Collection<String> candidates) {
    String best = null;
    int least = Math.max(2, word.length() / 3) + 1;
    for (var candidate : candidates) {
      int distance =
          word.length() > 2 && candidate.startsWith(word) ? 1 : distance(word, candidate);
      if (distance < least && distance < candidate.length()) {
        best = candidate;
        least = distance;
      }
    }
    return best;
  }

  /// Insertions, deletions, changes and swaps of neighbours that make one word the other.
  static int distance(String a, String b) {
    var before = new int[b.length() + 1];
    var last = new int[b.length() + 1];
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(row[j - 1], last[j]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      var spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
