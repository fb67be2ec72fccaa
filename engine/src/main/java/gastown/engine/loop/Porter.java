package gastown.engine.loop;

import gastown.town.work.Queued;

/// Carries orders out in the world. Being asked twice is as good as once; what goes wrong is a
/// [Report.Failed], never an exception but for our own mistakes.
public interface Porter {
  Report carryOut(Queued order);

  /// Ends the session of this name and all it started, known or not.
  void end(String session);

  /// Reports when this session's program is over, at once when it is already.
  void watch(String session, java.util.function.Consumer<Report> listener);
}
