package gastown.town.talk;

import java.time.Instant;

/// A few words to an agent that wait for its next turn. They arrive at least once: what a session
/// was offered is gone when it comes again at a later turn, what was typed into it is gone when its
/// program shows that it took it; a session that ends before is followed by one that is offered
/// them anew, as long as it is about the same. `session` is the one they were offered to or typed
/// into.
public record Nudge(
    String id, Words words, Instant at, Instant until, State state, String session) {

  /// `isTyped` is false for words that are to come by a hook or not at all.
  public record Words(String to, String from, String text, boolean isUrgent, boolean isTyped) {
    public static Words of(String to, String from, String text) {
      return new Words(to, from, text, false, true);
    }
  }

  public enum State {
    QUEUED,
    /// Its keys are pressed now, or were; nothing has shown yet that the program took them.
    TYPED,
    OFFERED
  }

  public Nudge offeredTo(String other) {
    return new Nudge(id, words, at, until, State.OFFERED, other);
  }

  public Nudge typedInto(String other) {
    return new Nudge(id, words, at, until, State.TYPED, other);
  }

  public Nudge queuedAgain() {
    return new Nudge(id, words, at, until, State.QUEUED, "");
  }

  public boolean isOver(Instant now) {
    return !now.isBefore(until);
  }

  /// Whether `other` has had its turn since it was offered these words.
  public boolean wasSeenBy(String other) {
    return state == State.OFFERED && session.equals(other);
  }

  public boolean isTypedInto(String other) {
    return state == State.TYPED && session.equals(other);
  }

  /// As it stands in a terminal, where nothing else says whom it is from.
  public String line() {
    return "[from " + words.from() + "] " + words.text().strip();
  }

  /// Whether a prompt holds what was typed. White space may have changed on the way.
  public boolean isIn(String prompt) {
    return squeezed(prompt).contains(squeezed(line()));
  }

  private static String squeezed(String text) {
    var squeezed = new StringBuilder();
    boolean isGap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
        isGap = !squeezed.isEmpty();
      } else {
        squeezed.append(isGap ? " " : "").append(c);
        isGap = false;
      }
    }
    return squeezed.toString();
  }
}
