package gastown.town.signals;

import java.time.Instant;

/// What a session was last known to do. `reminders` counts how often it was told that its work is
/// not handed in; `why` is what it waits for, or what went wrong.
public record Condition(String session, State state, Instant since, int reminders, String why) {
  public enum State {
    IDLE,
    BUSY,
    /// A dialog waits for a person.
    WAITING,
    /// Its last turn ended with an error.
    FAILED,
    /// Its last turn ended at a limit of the provider; it is told when that is over.
    LIMITED,
    /// It handed its work on: whoever comes next begins a conversation of its own.
    HANDED_ON
  }

  public static Condition fresh(String session, Instant now) {
    return new Condition(session, State.IDLE, now, 0, "");
  }

  public Condition to(State next, String because, Instant now) {
    return new Condition(session, next, now, reminders, because);
  }

  public Condition reminded() {
    return new Condition(session, state, since, reminders + 1, why);
  }

  /// Whether `other` says the same but for the time.
  public boolean isLike(Condition other) {
    return state == other.state && reminders == other.reminders && why.equals(other.why);
  }
}
