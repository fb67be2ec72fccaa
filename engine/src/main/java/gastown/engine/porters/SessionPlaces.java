package gastown.engine.porters;

import gastown.engine.Ground;
import gastown.town.layout.Town;
import gastown.town.ports.Outpost;

/// Where a session keeps what belongs to it.
public final class SessionPlaces {
  private SessionPlaces() {}

  public static Outpost.Place of(Ground ground, String session) {
    return new Outpost.Place(session, new Town(ground.root()).session(session));
  }
}
