package gastown.town.talk;

import java.time.Instant;

/// A few words to an agent that wait for its next turn. They are offered at least once: a session
/// that comes again at a later turn has seen what it was offered, and then they are gone; a session
/// that ends before is followed by one that is offered them anew. `session` is the one they were
/// offered to.
public record Nudge(
    String id, Words words, Instant at, Instant until, State state, String session) {

  public record Words(String to, String from, String text, boolean isUrgent) {}

  public enum State {
    QUEUED,
    OFFERED
  }

  public Nudge offeredTo(String other) {
    return new Nudge(id, words, at, until, State.OFFERED, other);
  }

  public boolean isOver(Instant now) {
    return !now.isBefore(until);
  }

  /// Whether `other` has had its turn since it was offered these words.
  public boolean wasSeenBy(String other) {
    return state == State.OFFERED && session.equals(other);
  }
}
