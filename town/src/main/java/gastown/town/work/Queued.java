package gastown.town.work;

import java.time.Instant;

/// An order in the store: not yet carried out, or not known to be. `tries` counts how often it was
/// begun, `due` is when it may be begun (again).
public record Queued(String id, Order order, Instant since, Instant due, int tries, String why) {

  /// As soon as anybody can, where it was to come later.
  public Queued hurried(Instant now) {
    return new Queued(id, order, since, now, tries, why);
  }

  public Queued triedAgain(Instant when, String reason) {
    return new Queued(id, order, since, when, tries + 1, reason);
  }
}
