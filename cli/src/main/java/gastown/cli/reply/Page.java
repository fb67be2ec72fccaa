package gastown.cli.reply;

/// Text on its way to a person. Control characters in what is put are shown escaped, so that no
/// issue text can drive a terminal; the only escape sequences that leave here are the page's own,
/// and only where there is colour.
public final class Page {
  /// How a piece of text stands out.
  public enum Style {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    BLUE("34"),
    CYAN("36");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  private final StringBuilder out = new StringBuilder();
  private final Look look;

  /// What the reader can take: colour, compact lines for agents, plain words, and how wide a line
  /// may be.
  public record Look(boolean colour, boolean compact, boolean plain, int columns) {
    public static final Look PIPE = new Look(false, false, false, 80);
  }

  public Page(Look look) {
    this.look = look;
  }

  public Look look() {
    return look;
  }

  public Page put(String text) {
    escape(text, out);
    return this;
  }

  public Page put(Style style, String text) {
    if (!look.colour() || style == Style.PLAIN || text.isEmpty()) {
      return put(text);
    }
    out.append("\u001b[").append(style.code).append('m');
    escape(text, out);
    out.append("\u001b[0m");
    return this;
  }

  /// Ends the line.
  public Page end() {
    out.append('\n');
    return this;
  }

  public Page line(String text) {
    return put(text).end();
  }

  public Page line(Style style, String text) {
    return put(style, text).end();
  }

  public Page blank() {
    return end();
  }

  public boolean isEmpty() {
    return out.isEmpty();
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /// Shows every control character but newline and tab as `\xNN`, and those that turn the direction
  /// of writing, which can make a text read otherwise than it is, as `\xNNNN`.
  static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPlain = c == '\n' || c == '\t' || c >= ' ' && c < 0x7f || c >= 0xa0;
      if (isPlain && !turnsDirection(c)) {
        out.append(c);
      } else {
        out.append(String.format("\\x%02x", (int) c));
      }
    }
  }

  private static boolean turnsDirection(char c) {
    return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
  }
}
