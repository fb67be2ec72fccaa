package gastown.cli.views;

import gastown.beads.BeadId;
import gastown.beads.Problem;
import gastown.beads.query.Dates;
import gastown.beads.store.Entry;
import gastown.cli.Call;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/// A moment in the journal: a time as people type it, or the number of an entry (`#12` or `12`).
public final class PastMoment {
  private PastMoment() {}

  /// Whether an entry lies at or before the moment.
  public static Predicate<Entry> read(Call call, String when) {
    long seq = BeadId.number(when.startsWith("#") ? when.substring(1) : when);
    if (seq >= 0) {
      requireKnown(call, when, seq >= call.rows().snapshot().seq());
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
    requireKnown(call, when, !isFolded(call, time));
    return entry -> !entry.at().isAfter(time);
  }

  /// Whether the moment may lie within the folded past, of which only the end is known.
  private static boolean isFolded(Call call, Instant time) {
    var snapshot = call.rows().snapshot();
    if (snapshot.seq() == 0 || !time.isBefore(call.now())) {
      return false;
    }
    var first = call.rows().entriesAfter(snapshot.seq(), 1);
    if (!first.isEmpty() && !time.isBefore(first.getFirst().at())) {
      return false;
    }
    return call.rows().events(null, 0).stream()
        .noneMatch(event -> event.seq() == snapshot.seq() && !time.isBefore(event.at()));
  }

  private static void requireKnown(Call call, String when, boolean isKnown) {
    if (!isKnown) {
      long seq = call.rows().snapshot().seq();
      var program = call.args().spec().program();
      throw new Problem(
              "folded-away",
              "cannot tell how it was at \"" + when + "\"",
              "entries up to #" + seq + " have been folded away",
              List.of(
                  program
                      + " at '#"
                      + seq
                      + (program.equals("gt") ? "' status" : "' list")
                      + "   (the earliest that is known)"))
          .refusal();
    }
  }

  /// When the moment was; that of an entry is the time it was written. It is never later than now.
  public static Instant time(Call call, String when) {
    long seq = BeadId.number(when.startsWith("#") ? when.substring(1) : when);
    if (seq < 0) {
      var time = Dates.back(call.now(), call.zone()).read(when);
      return time == null || time.isAfter(call.now()) ? call.now() : time;
    }
    var entries = seq == 0 ? List.<Entry>of() : call.rows().entriesAfter(seq - 1, 1);
    return entries.isEmpty() ? call.now() : entries.getFirst().at();
  }
}
