package gastown.beads.json;

import java.util.List;
import java.util.Map;

/// Writes JSON the way existing readers of `bd` output expect: `<`, `>` and `&` escaped, two blanks
/// of indent, an empty array or object on one line.
public final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  /// Of the 64 letters from the blank on those that are not written as they are.
  private static final long SPECIAL = bit('"') | bit('&') | bit('<') | bit('>') | bit('\\');

  /// A new line and its indent, for the depths there usually are.
  private static final String[] LINES = new String[12];

  static {
    for (int depth = 0; depth < LINES.length; depth++) {
      LINES[depth] = "\n" + "  ".repeat(depth);
    }
  }

  private JsonWriter() {}

  private static long bit(char c) {
    return 1L << (c - ' ');
  }

  public static String compact(Json value) {
    var out = new StringBuilder(256);
    write(value, out, -1);
    return out.toString();
  }

  public static String indented(Json value) {
    var out = new StringBuilder(512);
    write(value, out, 0);
    return out.toString();
  }

  /// Appends `value`; a negative depth means compact. No pattern switch: its first use costs each
  /// start of the program some milliseconds.
  public static void write(Json value, StringBuilder out, int depth) {
    if (value instanceof Json.Obj(var members)) {
      members(members, out, depth);
    } else if (value instanceof Json.Arr(var items)) {
      items(items, out, depth);
    } else if (value instanceof Json.Str(var text)) {
      string(text, out);
    } else if (value instanceof Json.Num(var digits)) {
      out.append(digits);
    } else if (value instanceof Json.Bool(var truth)) {
      out.append(truth);
    } else {
      out.append("null");
    }
  }

  private static void members(Map<String, Json> members, StringBuilder out, int depth) {
    if (members.isEmpty()) {
      out.append("{}");
      return;
    }
    int inner = depth < 0 ? -1 : depth + 1;
    char before = '{';
    for (var member : members.entrySet()) {
      out.append(before);
      newline(out, inner);
      string(member.getKey(), out);
      out.append(depth < 0 ? ":" : ": ");
      write(member.getValue(), out, inner);
      before = ',';
    }
    newline(out, depth);
    out.append('}');
  }

  private static void items(List<Json> items, StringBuilder out, int depth) {
    if (items.isEmpty()) {
      out.append("[]");
      return;
    }
    int inner = depth < 0 ? -1 : depth + 1;
    char before = '[';
    for (var item : items) {
      out.append(before);
      newline(out, inner);
      write(item, out, inner);
      before = ',';
    }
    newline(out, depth);
    out.append(']');
  }

  private static void newline(StringBuilder out, int depth) {
    if (depth >= LINES.length) {
      out.append('\n').repeat(' ', 2 * depth);
    } else if (depth >= 0) {
      out.append(LINES[depth]);
    }
  }

  /// Appends `text` as a JSON string.
  public static void string(String text, StringBuilder out) {
    int at = firstSpecial(text, 0);
    out.append('"');
    if (at == text.length()) {
      // nearly all are plain, and a whole string is copied at once, a part letter by letter
      out.append(text);
    } else {
      escaped(text, at, out);
    }
    out.append('"');
  }

  private static int firstSpecial(String text, int from) {
    int i = from;
    while (i < text.length() && isPlain(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static void escaped(String text, int first, StringBuilder out) {
    int from = 0;
    for (int i = first; i < text.length(); i = firstSpecial(text, from)) {
      out.append(text, from, i);
      special(text, i, out);
      from = i + 1;
    }
    out.append(text, from, text.length());
  }

  /// One look at a set of bits for what most letters are: this is asked of every letter there is.
  private static boolean isPlain(char c) {
    return c < 96 ? c >= ' ' && (SPECIAL >>> (c - ' ') & 1) == 0 : c < '\u007f';
  }

  private static void special(String text, int i, StringBuilder out) {
    char c = text.charAt(i);
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '<', '>', '&', '\u2028', '\u2029' -> unicode(c, out);
      default -> {
        if (isControl(c) || isLoneSurrogate(text, i)) {
          unicode(isControl(c) ? c : '\ufffd', out);
        } else {
          out.append(c);
        }
      }
    }
  }

  /// Those above ASCII too: a terminal obeys them.
  private static boolean isControl(char c) {
    return c < ' ' || c >= '\u007f' && c <= '\u009f';
  }

  private static boolean isLoneSurrogate(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  private static void unicode(char c, StringBuilder out) {
    out.append("\\u")
        .append(HEX.charAt(c >> 12 & 15))
        .append(HEX.charAt(c >> 8 & 15))
        .append(HEX.charAt(c >> 4 & 15))
        .append(HEX.charAt(c & 15));
  }
}
