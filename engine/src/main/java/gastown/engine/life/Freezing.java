package gastown.engine.life;

import gastown.engine.Office;
import gastown.engine.Town;
import gastown.engine.porters.SessionPlaces;
import gastown.engine.work.Happenings;
import gastown.town.book.Kinds;
import gastown.town.book.LifeKinds;
import gastown.town.ports.Outpost;
import gastown.town.work.Fact;
import gastown.town.work.Freeze;
import gastown.town.work.Rest;
import gastown.town.work.Session;
import java.util.List;

/// Stops everything in its tracks by a person's word, and lets it go on. Nothing is ended and
/// nothing is lost: the programs of sessions stand still.
public record Freezing(Town town, Outpost outpost) {

  /// `held` are the sessions that stand still, `running` those that cannot be held.
  public record Frozen(boolean isNew, int held, int running) {}

  /// The empty name is the whole town. The word is kept before anybody is held: nobody new starts
  /// meanwhile.
  public Frozen freeze(String where, String by, String why) {
    boolean isNew =
        town.change(
            "estop",
            by,
            office -> {
              var known = office.book().find(LifeKinds.FREEZE, LifeKinds.id(where));
              var since = known == null ? office.now() : known.since();
              office.book().put(LifeKinds.FREEZE, new Freeze(where, since, by, why));
              return known == null;
            });
    int held = 0;
    int running = 0;
    for (var session : sessions(where)) {
      var place = SessionPlaces.of(town.ground(), session.id());
      if (outpost.pause(place)) {
        held++;
      } else if (outpost.look(place) instanceof Outpost.Look.Running) {
        running++;
      }
    }
    return new Frozen(isNew, held, running);
  }

  /// Returns how many sessions go on; below zero when nothing was frozen there. What another freeze
  /// still holds stays held. The time spent frozen counts as silence for nobody, and as time at
  /// work for nobody.
  public int thaw(String where, String by) {
    boolean wasFrozen = town.change("thaw", by, office -> lift(office, where));
    if (!wasFrozen) {
      return -1;
    }
    var holds = town.look(gastown.engine.work.Holds::of);
    int resumed = 0;
    for (var session : sessions(where)) {
      if (!holds.isFrozen(rigOf(session))
          && outpost.resume(SessionPlaces.of(town.ground(), session.id()))) {
        resumed++;
      }
    }
    return resumed;
  }

  private boolean lift(Office office, String where) {
    var known = office.book().find(LifeKinds.FREEZE, LifeKinds.id(where));
    boolean wasFrozen = office.book().drop(LifeKinds.FREEZE, LifeKinds.id(where));
    if (known != null) {
      remember(office, new Rest(where, known.since(), office.now()));
    }
    for (var session : office.book().on(Kinds.SESSION, Kinds.LIVE)) {
      if (isIn(session, where)) {
        new Happenings(office).tell(session.agent(), new Fact.SignOfLife(session.id()));
      }
    }
    return wasFrozen;
  }

  private static void remember(Office office, Rest rest) {
    var oldest = office.now().minus(Rest.REMEMBERED);
    for (var each : office.book().all(LifeKinds.REST)) {
      if (each.until().isBefore(oldest)) {
        office.book().drop(LifeKinds.REST, LifeKinds.REST.id().apply(each));
      }
    }
    office.book().put(LifeKinds.REST, rest);
  }

  private List<Session> sessions(String where) {
    return town.look(reading -> reading.on(Kinds.SESSION, Kinds.LIVE)).stream()
        .filter(session -> isIn(session, where))
        .toList();
  }

  private static boolean isIn(Session session, String where) {
    return where.isEmpty() || rigOf(session).equals(where);
  }

  private static String rigOf(Session session) {
    int slash = session.agent().indexOf('/');
    return slash < 0 ? "" : session.agent().substring(0, slash);
  }
}
