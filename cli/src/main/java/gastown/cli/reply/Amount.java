package gastown.cli.reply;

/// A number with the thing it counts.
public final class Amount {
  private Amount() {}

  /// `1 warning`, `2 warnings`.
  public static String of(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }
}
