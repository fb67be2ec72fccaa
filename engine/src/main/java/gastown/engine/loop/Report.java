package gastown.engine.loop;

import gastown.engine.queue.Evidence;
import gastown.engine.queue.Landing;
import gastown.town.ports.Runtimes;
import gastown.town.queue.GateVerdict;
import gastown.town.work.Queued;
import gastown.town.work.Salvaged;
import gastown.town.work.Session;
import java.util.List;

/// News for the loop: what came of an order, or what happened by itself.
public sealed interface Report {
  /// An order was carried out. `saved` is what was kept of a worktree on the way.
  record Done(Queued order, Result result, List<Salvaged> saved) implements Report {
    public Done {
      saved = List.copyOf(saved);
    }
  }

  /// An order could not be carried out now. It stays, and is tried again.
  record Failed(Queued order, String why) implements Report {}

  /// A session's program ended. `isExcused` when nobody is to blame for it. `spent` is what the
  /// program told of its spending.
  record SessionOver(String session, String why, boolean isExcused, Runtimes.Usage spent)
      implements Report {}

  /// The session's program called one of our commands.
  record Heard(String session) implements Report {}

  /// What a session's program is at, where no hook of it told so.
  record Seen(String session, Runtimes.Ear ear) implements Report {}

  /// What a session that runs spent so far, read at a boundary of its program's work.
  record Measured(String session, Runtimes.Usage spent) implements Report {}

  sealed interface Result {
    /// All there is to say is that it was done.
    record Fine() implements Result {}

    /// Somebody listens at the session's terminal: the words may be typed there.
    record Listens() implements Result {}

    /// The program's own record shows that the words arrived.
    record Arrived() implements Result {}

    /// The keys were pressed. `tells` when the program will show by itself that it took them.
    record Typed(boolean tells) implements Result {}

    /// Somebody listens, and the keys could not be pressed.
    record NotTyped() implements Result {}

    /// The session of the order runs no more, and spent this.
    record Ended(Runtimes.Usage spent) implements Result {}

    record Started(Session session) implements Result {}

    record NotStarted(String why) implements Result {}

    record Built(Landing.Building building) implements Result {}

    record Unreachable(String why) implements Result {}

    record Gated(GateVerdict verdict) implements Result {}

    record Pushed(List<Evidence> evidence) implements Result {}

    record Overtaken() implements Result {}

    record Refused(String why) implements Result {}
  }
}
