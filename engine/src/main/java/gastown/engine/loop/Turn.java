package gastown.engine.loop;

import gastown.engine.Ground;
import gastown.engine.Office;
import gastown.engine.Town;
import gastown.engine.convoy.Convoys;
import gastown.engine.mail.Nudges;
import gastown.engine.money.Stints;
import gastown.engine.queue.Refinery;
import gastown.engine.work.DiskWatch;
import gastown.engine.work.Dispatch;
import gastown.engine.work.Escalations;
import gastown.engine.work.Happenings;
import gastown.engine.work.Holds;
import gastown.engine.work.Pauses;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.work.Queued;
import gastown.town.work.Worker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One turn of the loop: takes reports in, lets the rules speak where there is something to say,
/// and tells which orders may be begun and when to look again. It keeps nothing itself, so it makes
/// no difference who turns next.
public record Turn(Town town) {
  private static final String WHO = "deacon";

  /// What is to be begun, whose spending nobody looked at for too long, and when there is something
  /// to do next without further news.
  public record Agenda(List<Queued> orders, List<Worker> overlooked, Instant next) {}

  /// `underWay` are the subjects of orders somebody is carrying out.
  public Agenda take(List<Report> reports, Set<String> underWay) {
    for (var report : reports) {
      town.change("report", WHO, office -> hear(office, report));
    }
    var outlook = town.look(this::outlook);
    while (outlook.isDue()) {
      town.change("rounds", WHO, this::rounds);
      outlook = town.look(this::outlook);
    }
    var next = outlook.next();
    return town.look(reading -> agenda(reading, underWay, next));
  }

  /// Whether the rules have something to say now, and when time makes them speak next.
  private record Outlook(boolean isDue, Instant next) {}

  private boolean hear(Office office, Report report) {
    new Hearing(office).hear(report);
    return true;
  }

  private Outlook outlook(Reading reading) {
    var now = town.clock().instant();
    var due = Happenings.due(reading, town.ground(), now);
    var told = earlier(Nudges.due(reading), Pauses.due(reading));
    boolean isDue =
        !due.late().isEmpty()
            || DiskWatch.isNews(reading, town.ground(), now)
            || Convoys.isNews(reading)
            || !now.isBefore(told)
            || Escalations.isAnyStale(reading.rows(), now)
            || Dispatch.isRoom(reading, town.ground(), now)
            || town.ground().rigs().stream()
                .anyMatch(rig -> isLandingDue(reading, town.ground(), rig, now));
    return new Outlook(isDue, earlier(due.next(), told));
  }

  private static boolean isLandingDue(Reading reading, Ground ground, Ground.Rig rig, Instant now) {
    return !Holds.of(reading).isFrozen(rig.name()) && Refinery.isDue(reading, ground, rig, now);
  }

  private boolean rounds(Office office) {
    new DiskWatch(office).look();
    new Happenings(office).tick();
    new Convoys(office).hear();
    new Nudges(office).giveUpOld();
    new Pauses(office).endPassed();
    new Escalations(office).bumpStale();
    new Dispatch(office).fill();
    for (Ground.Rig rig : office.ground().rigs()) {
      if (isLandingDue(office.book(), office.ground(), rig, office.now())) {
        new Refinery(office, rig).plan();
      }
    }
    return true;
  }

  private Agenda agenda(Reading reading, Set<String> underWay, Instant soonest) {
    var now = town.clock().instant();
    var next = soonest;
    var holds = Holds.of(reading);
    for (var rig : town.ground().rigs()) {
      next = holds.isFrozen(rig.name()) ? next : earlier(next, Refinery.due(reading, rig));
    }
    var begun = new java.util.HashSet<>(underWay);
    var orders = new ArrayList<Queued>();
    for (var order : reading.all(Kinds.ORDER)) {
      if (holds.holdsBack(order.order())) {
        continue;
      }
      boolean isFree = begun.add(order.order().about());
      if (isFree && !now.isBefore(order.due())) {
        orders.add(order);
      } else if (isFree) {
        next = earlier(next, order.due());
      }
    }
    var overlooked = new Stints(reading, town.ground(), now).overlooked();
    var silent =
        overlooked.workers().stream()
            .filter(worker -> !holds.isFrozen(worker.who().rig()))
            .toList();
    return new Agenda(orders, silent, earlier(next, overlooked.next()));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
