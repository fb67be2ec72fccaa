package gastown.engine.loop;

import gastown.engine.Ground;
import gastown.engine.Office;
import gastown.engine.Town;
import gastown.engine.convoy.Convoys;
import gastown.engine.queue.Refinery;
import gastown.engine.work.DiskWatch;
import gastown.engine.work.Dispatch;
import gastown.engine.work.Escalations;
import gastown.engine.work.Happenings;
import gastown.engine.work.Holds;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.work.Queued;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One turn of the loop: takes reports in, lets the rules speak where there is something to say,
/// and tells which orders may be begun and when to look again. It keeps nothing itself, so it makes
/// no difference who turns next.
public record Turn(Town town) {
  private static final String WHO = "deacon";

  /// What is to be begun, and when there is something to do next without further news.
  public record Agenda(List<Queued> orders, Instant next) {}

  /// `underWay` are the subjects of orders somebody is carrying out.
  public Agenda take(List<Report> reports, Set<String> underWay) {
    for (var report : reports) {
      town.change("report", WHO, office -> hear(office, report));
    }
    while (isDue()) {
      town.change("rounds", WHO, this::rounds);
    }
    return town.look(reading -> agenda(reading, underWay));
  }

  private boolean hear(Office office, Report report) {
    new Hearing(office).hear(report);
    return true;
  }

  private boolean isDue() {
    var now = town.clock().instant();
    return town.look(reading ->
        DiskWatch.isNews(reading, town.ground(), now)
            || !Happenings.due(reading, town.ground(), now).late().isEmpty()
            || Convoys.isNews(reading)
            || Escalations.isAnyStale(reading.rows(), now)
            || Dispatch.isRoom(reading, town.ground(), now)
            || town.ground().rigs().stream()
                .anyMatch(rig -> isLandingDue(reading, town.ground(), rig, now)));
  }

  private static boolean isLandingDue(Reading reading, Ground ground, Ground.Rig rig, Instant now) {
    return !Holds.of(reading).isFrozen(rig.name()) && Refinery.isDue(reading, ground, rig, now);
  }

  private boolean rounds(Office office) {
    new DiskWatch(office).look();
    new Happenings(office).tick();
    new Convoys(office).hear();
    new Escalations(office).bumpStale();
    new Dispatch(office).fill();
    for (Ground.Rig rig : office.ground().rigs()) {
      if (isLandingDue(office.book(), office.ground(), rig, office.now())) {
        new Refinery(office, rig).plan();
      }
    }
    return true;
  }

  private Agenda agenda(Reading reading, Set<String> underWay) {
    var now = town.clock().instant();
    var next = Happenings.due(reading, town.ground(), now).next();
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
    return new Agenda(orders, next);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
