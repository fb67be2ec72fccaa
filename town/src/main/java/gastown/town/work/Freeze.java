package gastown.town.work;

import java.time.Instant;

/// A person's stop: nothing is handed out, woken or landed while it stands. `where` is a rig's
/// name, empty for the whole town.
public record Freeze(String where, Instant since, String by, String why) {
  public boolean isOfTown() {
    return where.isEmpty();
  }

  /// Who stopped what, and what lets it go on.
  public String told() {
    var what = isOfTown() ? "the town" : where;
    var because = why.isBlank() ? "" : ": " + why;
    var thaw = isOfTown() ? "gt thaw" : "gt thaw --rig " + where;
    return what + " stands still, by " + by + because + " (" + thaw + ")";
  }
}
