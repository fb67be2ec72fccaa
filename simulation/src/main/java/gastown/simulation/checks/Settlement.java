package gastown.simulation.checks;

import gastown.beads.Field;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.engine.work.Alarms;
import gastown.town.book.Kinds;
import gastown.town.queue.Submission;
import gastown.town.work.Assignment;
import java.util.Objects;

/// At the end everything came to something: landed, or a person is asked.
final class Settlement {
  void atEnd(Moment now) {
    if (!now.bottle().isSettled()) {
      now.complain("all-settled", unsettled(now));
    }
    for (var id : now.overseer().beads()) {
      var bead = Objects.requireNonNull(now.reading().rows().bead(id));
      var assignment = now.assignments().get(id);
      boolean isStranded = assignment != null && assignment.phase() == Assignment.Phase.STRANDED;
      if (bead.isClosed()) {
        continue;
      }
      if (isStranded && !isTold(now, id)) {
        now.complain("stranded-is-told", id + " is given up and nobody was told");
      }
      if (!isStranded && !now.reading().rows().isBlocked(id)) {
        now.complain("all-settled", id + " waits for nothing, and nobody is at it");
      }
    }
    for (var submission : now.submissions()) {
      if (submission.state() == Submission.State.QUEUED) {
        now.complain("all-settled", submission.id() + " is still in the queue");
      }
    }
    if (!now.bottle().outpost().living().isEmpty()) {
      now.complain("all-settled", "sessions live on that nobody needs");
    }
  }

  private static boolean isTold(Moment now, String id) {
    return now
        .reading()
        .rows()
        .find(
            Query.where(
                new Criterion.HasLabel(Alarms.LABEL), Criterion.isNot(Field.STATUS, "closed")))
        .stream()
        .anyMatch(alarm -> alarm.title().contains(id));
  }

  private static String unsettled(Moment now) {
    var busy =
        now.workers().stream()
            .filter(worker -> !worker.isFree())
            .map(worker -> worker.who().name() + " " + worker.state() + " " + worker.job().bead())
            .toList();
    var orders =
        now.reading().all(Kinds.ORDER).stream()
            .map(
                order -> order.order().kind() + " for " + order.order().about() + " " + order.why())
            .toList();
    var open =
        now.overseer().beads().stream()
            .filter(id -> !Objects.requireNonNull(now.reading().rows().bead(id)).isClosed())
            .map(id ->
                id
                    + " "
                    + Objects.requireNonNull(now.reading().rows().bead(id)).status()
                    + " "
                    + phase(now, id))
            .toList();
    return "busy " + busy + ", orders " + orders + ", open " + open;
  }

  private static String phase(Moment now, String id) {
    var assignment = now.assignments().get(id);
    return assignment == null ? "free" : assignment.phase().name();
  }
}
