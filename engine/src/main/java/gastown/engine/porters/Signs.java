package gastown.engine.porters;

import gastown.engine.Town;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.ports.Outpost;
import gastown.town.ports.Outpost.Sign;
import gastown.town.settings.Theme;
import gastown.town.work.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps what stands beside the sessions' screens up to date. The outpost passes on only what
/// changed.
public record Signs(Town town, Outpost outpost) {
  /// Puts all signs up now; returns whose sessions they are.
  public List<String> show() {
    var signs = new LinkedHashMap<Session, Sign>();
    town.look(reading -> {
      var words = new SignWords(reading, town.ground(), town.clock().instant());
      for (var session : reading.on(Kinds.SESSION, Kinds.LIVE)) {
        var who = Address.read(session.agent());
        if (who != null) {
          signs.put(session, new Sign(who.shown(), words.of(session, who), theme(who)));
        }
      }
      return signs;
    });
    for (Map.Entry<Session, Sign> each : signs.entrySet()) {
      outpost.show(SessionPlaces.of(town.ground(), each.getKey().id()), each.getValue());
    }
    return signs.keySet().stream().map(Session::agent).toList();
  }

  private Theme theme(Address who) {
    return town.ground().theme(who.rig() == null ? "" : who.rig());
  }
}
