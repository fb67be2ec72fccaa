package gastown.cli.sessions;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.mail.Readers;
import gastown.cli.work.Desk;
import gastown.engine.porters.SessionPlaces;
import gastown.engine.work.Successions;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.book.SignalKinds;
import gastown.town.ports.Outpost;
import gastown.town.work.Session;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the session a word means.
final class Running {
  private Running() {}

  static Address who(Call call, Desk desk) {
    return who(call, desk, call.args().positionals().getFirst());
  }

  static Address who(Call call, Desk desk, String word) {
    var known = desk.reading().find(Kinds.SESSION, word);
    var agent = known == null ? null : Address.read(known.agent());
    return agent == null ? Readers.of(call, desk).one(word) : agent;
  }

  /// The live session of somebody, else the one that ended last; null when there was none.
  static @Nullable Session last(Reading reading, Address who) {
    var live = Successions.live(reading, who);
    return live != null
        ? live
        : reading.on(Kinds.SESSION, Kinds.OVER).stream()
            .filter(session -> session.agent().equals(who.text()))
            .max(Comparator.comparing(Session::since))
            .orElse(null);
  }

  static Session require(Call call, Desk desk) {
    var who = who(call, desk);
    var session = last(desk.reading(), who);
    if (session == null) {
      throw none(who).refusal();
    }
    return session;
  }

  static Session requireLive(Call call, Desk desk) {
    var who = who(call, desk);
    var session = Successions.live(desk.reading(), who);
    if (session == null) {
      throw none(who).refusal();
    }
    return session;
  }

  static Problem none(Address who) {
    return Problem.of(
        "no-session", who.shown() + " has no session", "gt session list", "gt hook " + who.shown());
  }

  static Outpost outpost(Call call) {
    return call.house().outpost(call.town().root());
  }

  static Map<String, String> environment(Call call) {
    return call.invocation().surroundings().environment();
  }

  static Outpost.Place place(Desk desk, Session session) {
    return SessionPlaces.of(desk.ground(), session.id());
  }

  /// What its program last told of itself; empty when it is over or told nothing.
  static String state(Reading reading, Session session) {
    var known = session.isLive() ? reading.find(SignalKinds.CONDITION, session.id()) : null;
    return known == null ? "" : known.state().name().toLowerCase(Locale.ROOT);
  }

  static Json json(Reading reading, Session session) {
    var who = Address.read(session.agent());
    return Json.object()
        .put("id", session.id())
        .put("agent", session.agent())
        .put("role", who == null ? "" : who.role())
        .putText("rig", who == null ? null : who.rig())
        .put("running", session.isLive())
        .putText("bead", session.work().bead())
        .put("epoch", session.work().epoch())
        .put("runtime", session.work().runtime())
        .putText("state", state(reading, session))
        .put("outpost", session.process().outpost())
        .put("pid", session.process().number())
        .put("started_at", session.since().toString())
        .putText("ended", session.ended())
        .build();
  }
}
