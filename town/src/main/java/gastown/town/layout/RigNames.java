package gastown.town.layout;

import gastown.beads.Problem;
import gastown.town.address.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a rig may be called, and what its beads begin with.
public final class RigNames {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_]*");
  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]*(-[a-z0-9_]+)*");
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final int LONGEST_PREFIX = 20;

  /// Ends by which a word of two is told: "gastown" is "gas" and "town".
  private static final List<String> SECOND_HALVES =
      List.of("town", "ville", "port", "place", "land", "field", "wood", "ford");

  /// Prefixes that programs already take to mean something else.
  private static final Set<String> TAKEN = Set.of(Town.PREFIX, "gm");

  private RigNames() {}

  /// Refuses a name no rig can have, and names one it could.
  public static void check(String name) {
    if (Address.isReserved(name.toLowerCase(Locale.ROOT))) {
      throw new Problem(
              "bad-rig-name",
              "no rig can be called " + name,
              "the town uses this word itself",
              List.of("gt rig add " + name + "_project <git-url>"))
          .refusal();
    }
    if (!NAME.matcher(name).matches() || !Address.isName(name)) {
      var better = name.replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("^_+|_+$", "");
      var shown = better.isEmpty() ? "project" : better;
      throw new Problem(
              "bad-rig-name",
              "no rig can be called \"" + name + "\"",
              "a name is letters, digits and _: other signs part addresses, ids and sessions",
              List.of("gt rig add " + shown + " <git-url>"))
          .refusal();
    }
  }

  /// The prefix for a rig of this name when nobody asked for another.
  public static String prefixFor(String name) {
    var plain = name.replaceAll("[-_](py|go)$", "");
    var parts = new ArrayList<String>();
    for (var part : plain.split("[-_]+", -1)) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    if (parts.size() == 1) {
      parts = new ArrayList<>(List.of(HUMP.split(parts.getFirst(), -1)));
    }
    if (parts.size() == 1) {
      parts = halves(parts.getFirst());
    }
    var prefix = new StringBuilder();
    if (parts.size() > 1) {
      parts.forEach(part -> prefix.append(part.charAt(0)));
    } else {
      var word = parts.isEmpty() ? "rig" : parts.getFirst();
      prefix.append(word.length() <= 3 ? word : word.substring(0, 2));
    }
    var text = prefix.toString().toLowerCase(Locale.ROOT);
    return Character.isLetter(text.charAt(0)) ? text : "r" + text;
  }

  private static ArrayList<String> halves(String word) {
    var low = word.toLowerCase(Locale.ROOT);
    for (var end : SECOND_HALVES) {
      if (low.endsWith(end) && low.length() > end.length() + 1) {
        int at = low.length() - end.length();
        return new ArrayList<>(List.of(word.substring(0, at), word.substring(at)));
      }
    }
    return new ArrayList<>(List.of(word));
  }

  /// The prefix without a dash at its end; refuses one that is none or could be taken for
  /// another's.
  public static String checkedPrefix(String typed, Rigs rigs) {
    var prefix = typed.endsWith("-") ? typed.substring(0, typed.length() - 1) : typed;
    if (!PREFIX.matcher(prefix).matches() || prefix.length() > LONGEST_PREFIX) {
      throw Problem.of(
              "bad-prefix",
              "invalid prefix \""
                  + typed
                  + "\": small letters, digits, _ and - only, a letter first",
              "--prefix " + prefixFor(typed.isBlank() ? "rig" : typed.replaceAll("[^A-Za-z]", "")))
          .refusal();
    }
    for (var taken : TAKEN) {
      if (overlap(taken, prefix)) {
        throw taken(prefix, "the town's own beads begin with " + taken + "-");
      }
    }
    for (var other : rigs.all()) {
      if (overlap(other.prefix(), prefix)) {
        throw taken(prefix, "beads of rig " + other.name() + " begin with " + other.prefix() + "-");
      }
    }
    return prefix;
  }

  /// Whether an id could be read as either's.
  private static boolean overlap(String one, String other) {
    return one.equals(other) || one.startsWith(other + "-") || other.startsWith(one + "-");
  }

  private static Problem.Refusal taken(String prefix, String because) {
    return new Problem(
            "prefix-taken",
            "the prefix " + prefix + " is taken",
            because,
            List.of("--prefix " + prefix + "x", "gt rig list"))
        .refusal();
  }
}
