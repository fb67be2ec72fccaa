package gastown.engine.loop;

import gastown.town.work.Queued;

/// Carries orders out in the world. Being asked twice is as good as once; what goes wrong is a
/// [Report.Failed], never an exception but for our own mistakes.
public interface Porter {
  Report carryOut(Queued order);

  /// Reports when this session's program is over, at once when it is already.
  void watch(String session, java.util.function.Consumer<Report> listener);
}
