package gastown.simulation.git;

import java.util.BitSet;

/// Marks in texts by which every byte an agent ever wrote is found again: a number between angle
/// brackets, each written once.
public final class Tokens {
  private Tokens() {}

  public static String text(int number) {
    return "<" + number + ">";
  }

  /// Adds the marks in `text` to `found`.
  public static void collect(String text, BitSet found) {
    int open = text.indexOf('<');
    while (open >= 0) {
      int at = open + 1;
      int number = 0;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        number = number * 10 + text.charAt(at) - '0';
        at++;
      }
      if (at > open + 1 && at < text.length() && text.charAt(at) == '>') {
        found.set(number);
      }
      open = text.indexOf('<', at);
    }
  }
}
