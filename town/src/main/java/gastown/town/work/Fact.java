package gastown.town.work;

/// What became known about a worker or its bead. Facts about a session carry its name: those of a
/// session that is not the present one are stale and change nothing.
public sealed interface Fact {
  record Started(String session) implements Fact {}

  record NotStarted(String session, String why) implements Fact {}

  /// The session's program said or did something.
  record SignOfLife(String session) implements Fact {}

  /// The session's program has nothing more to do: its turn and all that follows a turn are over.
  record TurnOver(String session) implements Fact {}

  /// The session is over. `isOurs` when that was our own doing or our own death's, so that nobody
  /// is to blame.
  record Over(String session, String why, boolean isOurs) implements Fact {}

  /// The worktree is saved and gone.
  record Cleared(String session) implements Fact {}

  /// The work was handed in.
  record Submitted(long epoch) implements Fact {}

  /// The worker gives the bead back, or asks for a person.
  record GaveUp(long epoch, boolean needsPerson, String why) implements Fact {}

  /// A phase is done, or the context is full: the same worker goes on in a fresh session.
  record Cycles(long epoch, String why) implements Fact {}

  /// Somebody with the right to takes the bead from the worker.
  record Recalled(String why) implements Fact {}

  record TimePassed() implements Fact {}
}
