package gastown.engine.loop;

import gastown.town.ports.Runtimes;
import gastown.town.work.Queued;
import gastown.town.work.Session;

/// Carries orders out in the world. Being asked twice is as good as once; what goes wrong is a
/// [Report.Failed], never an exception but for our own mistakes.
public interface Porter {
  Report carryOut(Queued order);

  /// Ends the session of this name and all it started, known or not.
  void end(String session);

  /// What the session spent so far, as its program's own record says.
  default Runtimes.Usage spent(String session) {
    return Runtimes.Usage.UNKNOWN;
  }

  /// A turn was taken: what people see beside the sessions may have changed. It is called on no
  /// thread that turns, and not again before it returns.
  default void turned() {}

  /// The loop ends and listens no more. Sessions go on.
  default void leave() {}

  /// What the session's program says it is at; unknown where it does not say. With `isToType` it is
  /// open only if a prompt that is typed now would be taken for one.
  default Runtimes.Ear ear(Session session, boolean isToType) {
    return Runtimes.Ear.UNKNOWN;
  }

  /// Reports when this session's program is over, at once when it is already.
  void watch(String session, java.util.function.Consumer<Report> listener);
}
