package gastown.town.work;

import java.time.Instant;

/// What a session spent, as its program told. `isKnown` is false where it keeps no record.
public record Spent(String session, String agent, String bead, Amount amount, Instant at) {

  public record Amount(boolean isKnown, long input, long output, long microUsd) {
    public static final Amount NOTHING = new Amount(false, 0, 0, 0);

    public Amount plus(Amount other) {
      return new Amount(
          isKnown || other.isKnown,
          input + other.input,
          output + other.output,
          microUsd + other.microUsd);
    }
  }
}
