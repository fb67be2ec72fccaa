package gastown.agents.claude;

import gastown.town.ports.Runtimes.Ear;
import java.util.List;

/// What the program shows. It stands with its box between two rules at the bottom, a line of hints
/// below; a dialog takes the place of the box. The sign before the box marks menus and earlier
/// prompts as well, so it alone says nothing.
final class Screen {
  private static final String RULE = "────────";
  private static final String SIGN = "❯";
  private static final String WORKS = "esc to interrupt";
  private static final List<String> DIALOGS =
      List.of("Esc to cancel", "Enter to confirm", "Enter to continue", "Enter to select");
  private static final int DIALOG_LINES = 30;

  private Screen() {}

  static Ear ear(String screen) {
    var lines = screen.lines().filter(line -> !line.isBlank()).toList();
    int below = lastRule(lines, lines.size());
    int above = lastRule(lines, below);
    boolean hasBox = above >= 0 && below - above >= 2 && lines.get(above + 1).startsWith(SIGN);
    if (!hasBox) {
      return showsDialog(lines) ? Ear.DIALOG : Ear.UNKNOWN;
    }
    var hints = String.join(" ", lines.subList(below + 1, lines.size()));
    if (DIALOGS.stream().anyMatch(hints::contains)) {
      return Ear.DIALOG;
    }
    if (hints.contains(WORKS)) {
      return Ear.BUSY;
    }
    boolean isEmpty = below - above == 2 && isHint(lines.get(above + 1).substring(1));
    return isEmpty ? Ear.OPEN : Ear.UNKNOWN;
  }

  private static int lastRule(List<String> lines, int before) {
    for (int i = before - 1; i >= 0; i--) {
      if (lines.get(i).startsWith(RULE)) {
        return i;
      }
    }
    return -1;
  }

  /// Nothing, or what the program itself writes where nothing is.
  private static boolean isHint(String text) {
    var words = text.replace('\u00a0', ' ').strip();
    return words.isEmpty() || words.startsWith("Try \"") || words.startsWith("Press up to edit");
  }

  private static boolean showsDialog(List<String> lines) {
    var last = lines.subList(Math.max(0, lines.size() - DIALOG_LINES), lines.size());
    return last.stream()
        .anyMatch(line ->
            DIALOGS.stream().anyMatch(line::contains)
                || line.strip().startsWith(SIGN + " 1.")
                || line.contains("Do you want to proceed?"));
  }
}
