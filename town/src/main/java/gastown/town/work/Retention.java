package gastown.town.work;

import java.time.Duration;
import java.time.Instant;

/// How long what was kept stays: until its commit is in the target branch, or its time is over.
/// Nothing goes by itself even then; a person says so.
public record Retention(Duration least) {
  public enum Fate {
    /// It is nowhere else, and not old enough.
    KEPT,
    /// Its commit is in the target branch.
    LANDED,
    /// It was kept for as long as the settings say.
    OLD
  }

  public Fate of(Salvaged salvaged, boolean isInTarget, Instant now) {
    if (isInTarget) {
      return Fate.LANDED;
    }
    return now.isBefore(salvaged.at().plus(least)) ? Fate.KEPT : Fate.OLD;
  }
}
