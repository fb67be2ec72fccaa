package gastown.engine.life;

import gastown.beads.ports.Disk;
import gastown.engine.Office;
import gastown.engine.Town;
import gastown.engine.money.Meter;
import gastown.engine.porters.LastWords;
import gastown.engine.porters.OfficePlan;
import gastown.engine.porters.SessionPlaces;
import gastown.engine.work.Pauses;
import gastown.engine.work.Successions;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.ports.Outpost;
import gastown.town.ports.Runtimes;
import gastown.town.work.Session;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sessions of those who are no workers: the mayor, advisors of offices, crew members. A person
/// begins and ends them; nothing of the town waits for them, and nobody wakes them again but who
/// handed over ([Successions]).
public record OfficeSessions(Town town, Outpost outpost, Runtimes runtimes, Disk disk) {
  /// All a program needs to be the session.
  public record Ready(Session session, Outpost.Plan plan) {}

  /// The session that runs, or null. One that is over is noted to be.
  public @Nullable Session running(Address who) {
    var session = town.look(reading -> Successions.live(reading, who));
    if (session == null || session.process().isTerminal()) {
      return session;
    }
    if (outpost.look(SessionPlaces.of(town.ground(), session.id()))
        instanceof Outpost.Look.Running) {
      return session;
    }
    over(session, lastWords(session));
    return null;
  }

  /// Starts the program where sessions live. It is noted before it begins, so that two who ask at
  /// once start one.
  public Outpost.Started start(OfficePlan wish, Map<String, String> person) {
    var ready = ready(wish, person, Session.Running.toCome(outpost.kind()));
    var started = outpost.start(ready.plan());
    switch (started) {
      case Outpost.Started.Running(var mark) ->
          keep(ready.session(), new Session.Running(outpost.kind(), mark.number(), mark.start()));
      case Outpost.Started.Over() -> over(ready.session(), lastWords(ready.session()));
      case Outpost.Started.Failed(var why) -> over(ready.session(), why);
    }
    return started;
  }

  /// Notes a session that is about to begin; the one that is noted already, when there is one.
  public Ready ready(OfficePlan wish, Map<String, String> person, Session.Running process) {
    var obstacle = wish.runtime().obstacle(person);
    if (obstacle != null) {
      throw obstacle.refusal();
    }
    wish.runtime().prepare(town.ground().root(), person);
    var account = wish.runtime().account(person);
    var session =
        town.change(
            "session-start", wish.who().text(), office -> noted(office, wish, process, account));
    var plan = wish.of(town.ground(), disk, session.id(), person);
    return new Ready(session, plan);
  }

  private static Session noted(
      Office office, OfficePlan wish, Session.Running process, String account) {
    var known = Successions.live(office.book(), wish.who());
    if (known != null) {
      return known;
    }
    var id = Successions.nextId(office.book(), wish.who());
    var work = new Session.Work("", 0, 0, wish.runtime().name(), account);
    var session = new Session(id, wish.who().text(), work, office.now(), process, "");
    office.book().put(Kinds.SESSION, session);
    new Pauses(office).knows(wish.runtime().name(), account);
    office.book().draft().name("session-start", id);
    return session;
  }

  private void keep(Session session, Session.Running process) {
    town.change(
        "session-start",
        session.agent(),
        office -> {
          office
              .book()
              .put(
                  Kinds.SESSION,
                  new Session(
                      session.id(), session.agent(), session.work(), session.since(), process, ""));
          return true;
        });
  }

  private String lastWords(Session session) {
    var place = SessionPlaces.of(town.ground(), session.id());
    return new LastWords(outpost).why(place, session.since(), town.clock().instant());
  }

  public void over(Session session, String why) {
    var spent = new Meter(town, runtimes).read(session);
    town.change(
        "session-over",
        session.agent(),
        office -> {
          Meter.keep(office, session, spent);
          return Stopping.note(office, session, why);
        });
  }
}
