package gastown.engine.porters;

import gastown.beads.ports.Disk;
import gastown.engine.Ground;
import gastown.town.address.Address;
import gastown.town.ports.Outpost;
import gastown.town.ports.Runtimes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What a program needs to be the session of somebody who is no worker, whoever starts it. `prompt`
/// are the first words it gets.
public record OfficePlan(Address who, Runtimes.AgentRuntime runtime, Path home, String prompt) {

  /// Makes the folders, too. `person` is the environment of whose agents it is.
  public Outpost.Plan of(Ground ground, Disk disk, String session, Map<String, String> person) {
    var place = SessionPlaces.of(ground, session);
    disk.makeFolder(place.folder(), true);
    disk.makeFolder(home, false);
    var beginning = new Runtimes.Start(session, home, place.folder(), prompt, "");
    var environment = new HashMap<>(new AgentSurroundings(ground, person).of(who, session));
    environment.put("GT_AGENT", runtime.name());
    environment.putAll(runtime.environment(beginning));
    runtime.passed(person).forEach(environment::putIfAbsent);
    return new Outpost.Plan(
        session, who.shown(), runtime.words(beginning), home, place.folder(), environment);
  }
}
