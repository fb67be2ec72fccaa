package gastown.engine.loop;

import gastown.engine.queue.Evidence;
import gastown.engine.queue.Landing;
import gastown.town.queue.GateVerdict;
import gastown.town.work.Queued;
import gastown.town.work.Salvaged;
import gastown.town.work.Session;
import gastown.town.work.Spent;
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
  record SessionOver(String session, String why, boolean isExcused, Spent.Amount spent)
      implements Report {}

  /// The session's program called one of our commands.
  record Heard(String session) implements Report {}

  /// What a session that runs spent so far, read at a boundary of its program's work.
  record Measured(String session, Spent.Amount spent) implements Report {}

  sealed interface Result {
    /// All there is to say is that it was done.
    record Fine() implements Result {}

    /// A nudge reached the session's terminal.
    record Typed() implements Result {}

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
