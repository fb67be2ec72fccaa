package gastown.town.signals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/// Why a model did not answer, as far as a program can tell, in words for a person that end with
/// what to do. `reset` is when it may answer again.
public record Failure(Kind kind, String text, Reset reset) {
  public enum Kind {
    /// Nobody is logged in, the login is over, or the key is refused: a person has to act.
    ACCESS,
    /// There is no money left on the account: a person has to act.
    CREDIT,
    /// Too much was asked in too short a time: it passes by itself.
    LIMIT,
    OTHER
  }

  public static Failure of(Kind kind, String text) {
    return new Failure(kind, text, new Reset.Unknown());
  }

  /// When a limit is over.
  public sealed interface Reset {
    record At(Instant time) implements Reset {}

    record In(Duration length) implements Reset {}

    /// The next time the clock of a place shows this.
    record Daily(LocalTime time, ZoneId zone) implements Reset {}

    record Unknown() implements Reset {}
  }
}
