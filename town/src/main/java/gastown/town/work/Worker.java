package gastown.town.work;

import gastown.town.address.Address;
import java.time.Instant;

/// A polecat. The name and what is remembered under it last; session and worktree come and go.
///
/// `heard` is when it last gave a sign of life, `due` when something is to happen to it by itself:
/// a wake, the end of a finished session.
public record Worker(
    Address.Polecat who, State state, Job job, Instant due, Instant heard, int nudges) {

  /// What it is about: nothing while it rests. `wakes` counts the sessions of this job.
  public record Job(String bead, long epoch, int wakes, String branch) {
    public static final Job NONE = new Job("", 0, 0, "");

    /// The session's name: nobody else ever had it or will have it.
    public String session() {
      return bead + "." + epoch + "." + wakes;
    }

    /// The bead a session of this name is about; empty when it is none of a worker's.
    public static String bead(String session) {
      int end = session.lastIndexOf('.', session.lastIndexOf('.') - 1);
      return end < 0 ? "" : session.substring(0, end);
    }
  }

  public enum State {
    RESTING,
    /// It is to be woken when `due` comes.
    HIRED,
    /// Its session is being started.
    WAKING,
    WORKING,
    /// Its work is out of its hands; the session may still run until `due`.
    LEAVING,
    /// Its session is being ended.
    ENDING,
    /// Its worktree is being saved and removed.
    CLEARING
  }

  public static Worker resting(Address.Polecat who, Instant now) {
    return new Worker(who, State.RESTING, Job.NONE, now, now, 0);
  }

  public boolean isFree() {
    return state == State.RESTING;
  }

  Worker to(State next) {
    return new Worker(who, next, job, due, heard, nudges);
  }

  /// What it is due for waits.
  public Worker postponed(Instant when) {
    return dueAt(when);
  }

  Worker dueAt(Instant when) {
    return new Worker(who, state, job, when, heard, nudges);
  }

  Worker heardAt(Instant when) {
    return new Worker(who, state, job, due, when, 0);
  }

  Worker nudgedAgain() {
    return new Worker(who, state, job, due, heard, nudges + 1);
  }

  Worker with(Job other) {
    return new Worker(who, state, other, due, heard, nudges);
  }
}
