package gastown.cli.reply;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A point in time for a person: to the second. JSON has it as it is.
public final class Moment {
  private Moment() {}

  public static String shown(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
