package gastown.cli.words;

import java.util.regex.Pattern;

/// A word as one types it in a shell.
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./~-]+");

  private ShellWord() {}

  public static String of(Object word) {
    var text = word.toString();
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
