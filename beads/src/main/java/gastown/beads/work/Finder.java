package gastown.beads.work;

import gastown.beads.Bead;
import gastown.beads.Problem;
import gastown.beads.store.Rows;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the bead a person means: by its whole id, by its id without the prefix, or by a part that
/// only one id holds.
public record Finder(Rows rows, Config config) {
  private static final int MATCHES_MOST = 12;
  private static final Pattern PREFIXED = Pattern.compile("[a-z0-9]{1,8}-.+");

  /// The bead meant, never a deleted one.
  public Bead require(String word) {
    var found = find(word);
    if (found == null) {
      throw missing(word).refusal();
    }
    return found;
  }

  public static Problem missing(String word) {
    return new Problem(
        "not-found",
        "no issue found matching \"" + word + "\"",
        "",
        List.of("bd list --all", "bd search \"" + word + "\""));
  }

  public @Nullable Bead find(String word) {
    if (word.isBlank()) {
      throw Problem.of("id-required", "issue ID is required", "bd list").refusal();
    }
    var exact = live(word);
    if (exact != null) {
      return exact;
    }
    var buried = rows.bead(word);
    if (buried != null) {
      // a deleted issue is not taken for another whose id is longer
      return null;
    }
    var prefixed = PREFIXED.matcher(word).matches() ? null : live(config.prefix() + "-" + word);
    return prefixed == null ? byPart(word) : prefixed;
  }

  private @Nullable Bead live(String id) {
    var bead = rows.bead(id);
    return bead == null || bead.isTombstone() ? null : bead;
  }

  private @Nullable Bead byPart(String word) {
    var own = config.prefix() + "-";
    var part = word.startsWith(own) ? word.substring(own.length()) : word;
    if (part.isEmpty() || part.indexOf('-') > 0 && word.equals(part) && isForeign(word)) {
      return null;
    }
    var matches = matching(word, part);
    if (matches.isEmpty()) {
      return null;
    }
    if (matches.size() > 1) {
      // a root and its children match together; the root is meant
      var roots = matches.stream().filter(id -> id.endsWith("-" + part)).toList();
      if (roots.size() == 1) {
        return live(roots.getFirst());
      }
      throw ambiguous(word, matches).refusal();
    }
    return live(matches.getFirst());
  }

  /// A word with the prefix means an id with the prefix.
  private List<String> matching(String word, String part) {
    return word.equals(part)
        ? rows.idsContaining(part, MATCHES_MOST)
        : rows.idsContaining(word, MATCHES_MOST).stream()
            .filter(id -> id.startsWith(word))
            .toList();
  }

  private static boolean isForeign(String word) {
    return PREFIXED.matcher(word).matches();
  }

  private static Problem ambiguous(String word, List<String> matches) {
    return Problem.of(
        "ambiguous-id",
        "ambiguous ID \""
            + word
            + "\" matches "
            + matches.size()
            + " issues: ["
            + String.join(" ", matches)
            + "]\nUse more characters to disambiguate",
        "bd show " + matches.getFirst());
  }
}
