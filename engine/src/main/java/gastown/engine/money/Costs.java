package gastown.engine.money;

import gastown.town.book.Kinds;
import gastown.town.book.QueueKinds;
import gastown.town.book.Reading;
import gastown.town.book.SpendingKind;
import gastown.town.queue.Submission;
import gastown.town.work.Session;
import gastown.town.work.Spent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says for what each session's money went. The causes add up to the whole.
public record Costs(Reading reading) {
  public enum Cause {
    /// The session's work landed.
    LANDED,
    /// It was redone, because the session ended before its work was handed in.
    REWORK,
    /// It was redone, because something else landed first.
    CONFLICT,
    /// It was redone, because the gate was red.
    RED,
    /// Nobody took it up again.
    ABANDONED,
    /// It was about no bead: the mayor's, a crew member's, an advisor's.
    SUPERVISION,
    /// Its bead is still worked on.
    UNDER_WAY
  }

  public record Item(Spent spent, Cause cause) {}

  public List<Item> items() {
    var items = new ArrayList<Item>();
    for (var spent : reading.all(SpendingKind.SPENT)) {
      items.add(new Item(spent, cause(spent)));
    }
    return items;
  }

  public static Map<Cause, Spent.Amount> byCause(List<Item> items) {
    var sums = new EnumMap<Cause, Spent.Amount>(Cause.class);
    for (var item : items) {
      sums.merge(item.cause(), item.spent().amount(), Spent.Amount::plus);
    }
    return sums;
  }

  private Cause cause(Spent spent) {
    if (spent.bead().isEmpty()) {
      return Cause.SUPERVISION;
    }
    var session = reading.find(Kinds.SESSION, spent.session());
    var assignment = reading.find(Kinds.ASSIGNMENT, spent.bead());
    if (session == null || assignment == null) {
      return Cause.ABANDONED;
    }
    var submission =
        reading.find(QueueKinds.SUBMISSION, spent.bead() + ".e" + session.work().epoch());
    if (submission != null && isLastOfItsEpoch(session)) {
      return ofSubmission(submission);
    }
    return switch (assignment.phase()) {
      case LANDED -> Cause.REWORK;
      case HOOKED, WORKING, SUBMITTED, RETURNED ->
          session.isLive() ? Cause.UNDER_WAY : Cause.REWORK;
      case STRANDED, RELEASED -> Cause.ABANDONED;
    };
  }

  private static Cause ofSubmission(Submission submission) {
    return switch (submission.state()) {
      case LANDED -> Cause.LANDED;
      case QUEUED, DIRECT -> Cause.UNDER_WAY;
      case REJECTED -> Cause.ABANDONED;
      case RETURNED ->
          submission.verdict().reason().equals("conflict") ? Cause.CONFLICT : Cause.RED;
    };
  }

  /// Only the session that handed the work in made it; those before it in the same epoch ended
  /// otherwise.
  private boolean isLastOfItsEpoch(Session session) {
    var work = session.work();
    return next(work) == null;
  }

  private @Nullable Session next(Session.Work work) {
    return reading.find(Kinds.SESSION, work.bead() + "." + work.epoch() + "." + (work.wakes() + 1));
  }
}
