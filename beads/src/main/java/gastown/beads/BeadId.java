package gastown.beads;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an id tells by its form: `<prefix>-<hash>`, with children `<parent>.<n>`.
public final class BeadId {
  private static final Pattern WHOLE =
      Pattern.compile("[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*-[A-Za-z0-9_]+(?:\\.[A-Za-z0-9_-]+)*");

  /// Numeric segments compare as numbers and come before others; ids that differ in nothing else
  /// compare as text.
  public static final Comparator<String> NATURAL = BeadId::compareNaturally;

  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_]+(-[A-Za-z0-9_]+)*");

  private BeadId() {}

  public static boolean isWellFormed(String id) {
    return WHOLE.matcher(id).matches();
  }

  /// Whether ids can begin with it.
  public static boolean isPrefix(String text) {
    return PREFIX.matcher(text).matches();
  }

  /// Everything before the last dash of the part in front of the first dot.
  public static String prefix(String id) {
    int dot = id.indexOf('.');
    var root = dot < 0 ? id : id.substring(0, dot);
    int dash = root.lastIndexOf('-');
    return dash < 0 ? "" : root.substring(0, dash);
  }

  /// Whether the id belongs to `prefix`: `hq-cv-ab1` and `hq-ab1` both belong to `hq`.
  public static boolean hasPrefix(String id, String prefix) {
    return id.length() > prefix.length() + 1
        && id.startsWith(prefix)
        && id.charAt(prefix.length()) == '-';
  }

  /// The id of the parent a hierarchical id names, or null.
  public static @Nullable String parent(String id) {
    int dot = id.lastIndexOf('.');
    return dot < 0 ? null : id.substring(0, dot);
  }

  /// How many levels below its root an id stands.
  public static int depth(String id) {
    return (int) id.chars().filter(c -> c == '.').count();
  }

  /// Whether `id` is a dotted descendant of `ancestor`.
  public static boolean isBelow(String id, String ancestor) {
    return id.length() > ancestor.length()
        && id.startsWith(ancestor)
        && id.charAt(ancestor.length()) == '.';
  }

  /// The number of a direct child, or -1.
  public static long childNumber(String parent, String id) {
    if (!isBelow(id, parent)) {
      return -1;
    }
    return number(id.substring(parent.length() + 1));
  }

  /// The setting under which the highest number given to a child of `parent` is kept.
  public static String childCounter(String parent) {
    return "_children." + parent;
  }

  /// The value of a text of up to 15 digits, or -1.
  public static long number(String text) {
    if (text.isEmpty() || text.length() > 15) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static int compareNaturally(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int endA = segmentEnd(a, i);
      int endB = segmentEnd(b, j);
      int result = compareSegments(a.substring(i, endA), b.substring(j, endB));
      if (result != 0) {
        return result;
      }
      i = endA + 1;
      j = endB + 1;
    }
    int result = Boolean.compare(i < a.length(), j < b.length());
    return result != 0 ? result : a.compareTo(b);
  }

  private static int segmentEnd(String id, int from) {
    int i = from;
    while (i < id.length() && id.charAt(i) != '.' && id.charAt(i) != '-') {
      i++;
    }
    return i;
  }

  private static int compareSegments(String a, String b) {
    long left = number(a);
    long right = number(b);
    if (left >= 0 && right >= 0) {
      return Long.compare(left, right);
    }
    return left >= 0 ? -1 : right >= 0 ? 1 : a.compareTo(b);
  }
}
