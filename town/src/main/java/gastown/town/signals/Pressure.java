package gastown.town.signals;

import java.time.Instant;

/// That a session was told to hand over, because its conversation filled so many hundredths of what
/// its model can keep in mind.
public record Pressure(String session, int percent, Instant since) {
  public enum Remedy {
    NONE,
    /// It is told to hand over.
    TELL,
    /// It was told and did not: a fresh session takes its place.
    CYCLE
  }

  /// Pure. A `limit` of 0 is none, a `percent` below zero is not known. In the middle of a turn
  /// nobody is cut short.
  public static Remedy remedy(int percent, int limit, boolean wasTold, boolean isTurnOver) {
    if (limit <= 0 || percent < limit) {
      return Remedy.NONE;
    }
    if (!wasTold) {
      return Remedy.TELL;
    }
    return isTurnOver ? Remedy.CYCLE : Remedy.NONE;
  }
}
