package gastown.town.signals;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What looks like a key or a password, by the name that stands before it or by its own looks. What
/// a program said may be kept and sent about; its secrets may not.
public final class Secrets {
  private static final String HIDDEN = "[hidden]";
  private static final List<String> NAMES = List.of("KEY", "TOKEN", "SECRET", "PASSWORD");

  /// `NAME=value`, `"name": "value"`; bare words behind a colon or a space are often no value, and
  /// count when there is a digit in them.
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)([\\w-]*(?:key|token|secret|password)[\"']?"
              + "(?:\\s*=\\s*[\"']?|\\s*:\\s*[\"']|(?:\\s*:\\s*|\\s+)(?=\\S*\\d)))"
              + "[^\\s\"',;]{6,}");

  /// The same in quotes, which may hold several words, and may stand in quotes themselves.
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?i)([\\w-]*(?:key|token|secret|password)(?:\\\\?[\"'])?\\s*[:=]\\s*)"
              + "(?:\\\\([\"'])(?:(?!\\\\\\2).){6,}|([\"'])(?:\\\\.|(?!\\3)[^\\\\]){6,})");

  private static final Pattern IN_ADDRESS = Pattern.compile("(://)[^/@\\s]+@");
  private static final Pattern BEARER = Pattern.compile("(?i)(\\bbearer\\s+)[^\\s\"',;]{6,}");

  /// Prefixes of keys of the services agents deal with.
  private static final Pattern PREFIXED =
      Pattern.compile("\\b(sk-|gh[pousr]_|github_pat_|glpat-|xox[a-z]-|AKIA|AIza)[\\w-]{6,}");

  /// A word nobody would have thought of.
  private static final Pattern LONG = Pattern.compile("[A-Za-z0-9_-]{24,}");

  private Secrets() {}

  /// Whether a variable of this name holds a secret.
  public static boolean isNameOf(String variable) {
    var upper = variable.toUpperCase(Locale.ROOT);
    return NAMES.stream().anyMatch(upper::endsWith);
  }

  /// Addresses in the text without the names and passwords for them.
  public static String withoutLogin(String text) {
    return IN_ADDRESS.matcher(text).replaceAll("$1");
  }

  /// The text without secrets. It should be a line, not a book: a word is looked at from each of
  /// its letters on.
  public static String hidden(String text) {
    var left = withoutLogin(text);
    left = PREFIXED.matcher(left).replaceAll(HIDDEN);
    left = BEARER.matcher(left).replaceAll("$1" + HIDDEN);
    left = QUOTED.matcher(left).replaceAll(Secrets::inQuotes);
    left = NAMED.matcher(left).replaceAll("$1" + HIDDEN);
    return LONG.matcher(left).replaceAll(Secrets::unlikely);
  }

  private static String inQuotes(MatchResult found) {
    var opening = found.group(2) == null ? found.group(3) : "\\" + found.group(2);
    return Matcher.quoteReplacement(found.group(1) + opening + HIDDEN);
  }

  private static String unlikely(MatchResult found) {
    var word = found.group();
    boolean isMixed =
        word.chars().anyMatch(Character::isDigit)
            && word.chars().anyMatch(Character::isUpperCase)
            && word.chars().anyMatch(Character::isLowerCase);
    return isMixed ? HIDDEN : word;
  }
}
