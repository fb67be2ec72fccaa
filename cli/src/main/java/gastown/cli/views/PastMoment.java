package gastown.cli.views;

import gastown.beads.BeadId;
import gastown.beads.Problem;
import gastown.beads.query.Dates;
import gastown.beads.store.Entry;
import gastown.cli.Call;
import java.time.Instant;
import java.util.function.Predicate;

/// A moment in the journal: a time as people type it, or the number of an entry (`#12` or `12`).
public final class PastMoment {
  private PastMoment() {}

  /// Whether an entry lies at or before the moment.
  public static Predicate<Entry> read(Call call, String when) {
    long seq = BeadId.number(when.startsWith("#") ? when.substring(1) : when);
    if (seq >= 0) {
      return entry -> entry.seq() <= seq;
    }
    var time = Dates.back(call.now(), call.zone()).read(when);
    if (time == null) {
      throw Problem.of(
              "bad-moment",
              "cannot tell when \"" + when + "\" was",
              "bd at \"2 hours ago\" list",
              "bd at 2026-01-15T09:00:00Z show <id>")
          .refusal();
    }
    return entry -> !entry.at().isAfter(time);
  }

  /// When the moment was; that of an entry is the time it was written. It is never later than now.
  public static Instant time(Call call, String when) {
    long seq = BeadId.number(when.startsWith("#") ? when.substring(1) : when);
    if (seq < 0) {
      var time = Dates.back(call.now(), call.zone()).read(when);
      return time == null || time.isAfter(call.now()) ? call.now() : time;
    }
    var entries = seq == 0 ? java.util.List.<Entry>of() : call.rows().entriesAfter(seq - 1, 1);
    return entries.isEmpty() ? call.now() : entries.getFirst().at();
  }
}
