package gastown.engine.life;

import gastown.engine.Office;
import gastown.engine.Town;
import gastown.engine.money.Meter;
import gastown.engine.porters.SessionPlaces;
import gastown.engine.work.Alarms;
import gastown.engine.work.Conditions;
import gastown.engine.work.Dispatch;
import gastown.engine.work.Happenings;
import gastown.engine.work.Successions;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.ports.Outpost;
import gastown.town.ports.Runtimes;
import gastown.town.work.Fact;
import gastown.town.work.Order;
import gastown.town.work.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Predicate;

/// Ends sessions by a person's word, whether the loop turns or not. Whoever was at work goes on in
/// a fresh session when the town is up; nobody is to blame.
public record Stopping(Town town, Outpost outpost, Runtimes runtimes) {

  /// Ends all sessions, also those that were started and not noted any more, and what the outpost
  /// keeps running for them.
  public int endAll(Duration grace, String why) {
    int live = end(_ -> true, grace, why);
    for (var order : town.look(reading -> reading.all(Kinds.ORDER))) {
      if (order.order() instanceof Order.Beginning start) {
        outpost.end(SessionPlaces.of(town.ground(), start.session()), grace);
      }
      if (order.order() instanceof Order.OfWorker about) {
        forget(about.worker());
      }
    }
    outpost.shut();
    return live;
  }

  /// Ends the sessions of a rig's workers, also those that were started and not noted any more.
  /// What they were at is free again, in a stroke of its own before: whoever is killed in between
  /// leaves nobody who would go on.
  public int endWorkers(String rig, Duration grace, String why) {
    town.change(
        "stop",
        "overseer",
        office -> {
          for (var worker : office.book().on(Kinds.WORKER, "busy")) {
            if (worker.who().rig().equals(rig)) {
              new Dispatch(office).recall(worker.job().bead(), why);
            }
          }
          office.book().draft().name("stop", rig);
          return true;
        });
    int ended = end(session -> isWorkerOf(session.agent(), rig), grace, why);
    for (var order : town.look(reading -> reading.all(Kinds.ORDER))) {
      if (order.order() instanceof Order.StartSession start && isWorkerOf(start.worker(), rig)) {
        outpost.end(SessionPlaces.of(town.ground(), start.session()), grace);
      }
    }
    return ended;
  }

  private static boolean isWorkerOf(String agent, String rig) {
    return Address.read(agent) instanceof Address.Polecat worker && worker.rig().equals(rig);
  }

  /// Ends the live sessions that are meant; returns how many there were.
  public int end(Predicate<Session> isMeant, Duration grace, String why) {
    var live = new ArrayList<Session>();
    for (var session : town.look(reading -> reading.on(Kinds.SESSION, Kinds.LIVE))) {
      if (isMeant.test(session)) {
        live.add(session);
      }
    }
    for (var session : live) {
      outpost.end(SessionPlaces.of(town.ground(), session.id()), grace);
      var spent = new Meter(town, runtimes).read(session);
      town.change(
          "session-over",
          "overseer",
          office -> {
            Meter.settle(office, Meter.Whose.of(session), spent);
            new Successions(office).forget(session.agent());
            return note(office, session, why);
          });
    }
    return live.size();
  }

  /// No session follows on one that handed over; says whether one would have.
  public boolean forget(String agent) {
    return town.change("session-over", "overseer", office -> new Successions(office).forget(agent));
  }

  /// Notes that a session is over, by a cause nobody is to blame for.
  public static boolean note(Office office, Session session, String why) {
    new Conditions(office).over(session, why);
    new Happenings(office).tell(session.agent(), new Fact.Over(session.id(), why, true));
    return true;
  }

  /// A person looks after the town: services that were closed open again.
  public static boolean reopen(Office office) {
    new Alarms(office).settle("loop", "the town was brought up");
    return true;
  }
}
