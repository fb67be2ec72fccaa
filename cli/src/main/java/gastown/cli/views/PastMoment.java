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
      requireWritten(call, when, seq);
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
    requireBegun(call, when, time);
    requireKnown(call, when, !isFolded(call, time));
    return entry -> !entry.at().isAfter(time);
  }

  private static void requireWritten(Call call, String when, long seq) {
    long newest = call.rows().head().seq();
    if (seq > newest) {
      throw notYet(call, when, "the newest entry is #" + newest, "'#" + newest + "'").refusal();
    }
  }

  /// A moment to come has no state yet; a town's folders and sessions say nothing of the time
  /// before its first entry.
  private static void requireBegun(Call call, String when, Instant time) {
    if (time.isAfter(call.now())) {
      throw notYet(call, when, "that time is still to come", "\"1 hour ago\"").refusal();
    }
    var first =
        isTown(call) && call.rows().snapshot().seq() == 0
            ? call.rows().entriesAfter(0, 1)
            : List.<Entry>of();
    if (!first.isEmpty() && time.isBefore(first.getFirst().at())) {
      throw new Problem(
              "before-the-town",
              "there was no town at \"" + when + "\"",
              "its first entry was written at " + first.getFirst().at(),
              List.of("gt at '#1' status", "gt log"))
          .refusal();
    }
  }

  private static boolean isTown(Call call) {
    return call.args().spec().program().equals("gt");
  }

  private static Problem notYet(Call call, String when, String why, String instead) {
    var program = call.args().spec().program();
    return new Problem(
        "still-to-come",
        "nobody can tell yet how it is at \"" + when + "\"",
        why,
        List.of(program + " at " + instead + (isTown(call) ? " status" : " list")));
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
                      + (isTown(call) ? "' status" : "' list")
                      + "   (the earliest that is known)"))
          .refusal();
    }
  }

  /// When the moment was that `read` takes; that of an entry is the time it was written.
  public static Instant time(Call call, String when) {
    long seq = BeadId.number(when.startsWith("#") ? when.substring(1) : when);
    if (seq < 0) {
      var time = Dates.back(call.now(), call.zone()).read(when);
      return time == null ? call.now() : time;
    }
    var entries = seq == 0 ? List.<Entry>of() : call.rows().entriesAfter(seq - 1, 1);
    return entries.isEmpty() ? call.now() : entries.getFirst().at();
  }
}
