package gastown.engine.loop;

import gastown.town.work.Queued;
import gastown.town.work.Spent;

/// Carries orders out in the world. Being asked twice is as good as once; what goes wrong is a
/// [Report.Failed], never an exception but for our own mistakes.
public interface Porter {
  Report carryOut(Queued order);

  /// Ends the session of this name and all it started, known or not.
  void end(String session);

  /// What the session spent so far, as its program's own record says.
  default Spent.Amount spent(String session) {
    return Spent.Amount.NOTHING;
  }

  /// Reports when this session's program is over, at once when it is already.
  void watch(String session, java.util.function.Consumer<Report> listener);
}
