package gastown.outposts;

import java.time.Duration;
import java.util.function.Predicate;

/// Types a text into a program and sees that it is taken. The text is pasted, so that nothing in it
/// is a key. Enter is pressed only after the text shows, and a moment later: programs take an Enter
/// that comes along with a paste for a part of it. It is pressed again while the text still stands
/// where it was typed.
public final class Typing {
  private static final int ENTERS_MOST = 3;
  private static final Duration GLANCE = Duration.ofMillis(40);

  /// A program that shows nothing of what is typed gets its Enter after this.
  private static final Duration SHOWING = Duration.ofSeconds(2);

  private static final Duration SETTLING = Duration.ofMillis(100);
  private static final Duration TAKING = Duration.ofMillis(1_700);

  /// A terminal that can be typed at.
  public interface Keys {
    /// False when nothing could be typed.
    boolean paste(String text);

    void enter();

    Cursor cursor();

    /// Waits, but not for a session that is over.
    void pause(Duration length);
  }

  /// Where the cursor is, and what stands left of it.
  public record Cursor(int column, int row, String left) {
    public static final Cursor NONE = new Cursor(0, 0, "");

    /// `line` is the one the cursor is in.
    public static Cursor in(String line, int column, int row) {
      return new Cursor(column, row, line.substring(0, Math.min(column, line.length())));
    }

    /// Whether the Enter after `typed` was taken: the text is gone from before the cursor, and not
    /// because Enter began another line of it. `before` is how it looked with nothing typed.
    boolean isTaken(Cursor typed, Cursor before) {
      boolean isLineOfIt =
          left.isBlank() && column > 0 && column == before.column && !before.left.isBlank();
      return !isLineOfIt && (!left.equals(typed.left) || left.equals(before.left));
    }
  }

  private final Keys keys;

  private Typing(Keys keys) {
    this.keys = keys;
  }

  /// False when not even the text could be typed.
  public static boolean type(Keys keys, String text) {
    return new Typing(keys).type(Sessions.plain(text).strip());
  }

  private boolean type(String text) {
    var before = keys.cursor();
    if (!keys.paste(text)) {
      return false;
    }
    var shown = await(SHOWING, now -> !now.equals(before));
    keys.pause(SETTLING);
    if (shown.equals(before)) {
      keys.enter();
      return true;
    }
    var typed = keys.cursor();
    for (int i = 0; i < ENTERS_MOST; i++) {
      keys.enter();
      if (await(TAKING, now -> now.isTaken(typed, before)).isTaken(typed, before)) {
        break;
      }
    }
    return true;
  }

  /// How the cursor stands when `isReached`, or when the time is up.
  private Cursor await(Duration most, Predicate<Cursor> isReached) {
    var now = keys.cursor();
    for (long i = most.dividedBy(GLANCE); i > 0 && !isReached.test(now); i--) {
      keys.pause(GLANCE);
      now = keys.cursor();
    }
    return now;
  }
}
