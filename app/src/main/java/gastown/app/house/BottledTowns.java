package gastown.app.house;

import gastown.cli.Simulator;
import gastown.simulation.Fault;
import gastown.simulation.Settings;
import gastown.simulation.Simulation;
import java.util.LinkedHashMap;

/// Towns in a bottle, as `gt simulate` asks for them.
final class BottledTowns implements Simulator {
  private static final int WATCHED_BEADS = 50;

  @Override
  public Played play(Game game) {
    // in a large town each look takes long; it is looked at less often
    int every = game.beads() <= WATCHED_BEADS ? 1 : game.beads();
    var faults = Fault.read(game.faults());
    var outcome =
        Simulation.run(new Settings(game.agents(), game.beads(), game.seed(), faults, every));
    var figures = new LinkedHashMap<String, Long>();
    var found = outcome.figures();
    figures.put("landed", (long) found.landed());
    figures.put("closed_by_hand", (long) found.closedByHand());
    figures.put("stranded", (long) found.stranded());
    figures.put("waiting", (long) found.waiting());
    figures.put("sessions", (long) found.sessions());
    figures.put("kills", (long) found.kills());
    figures.put("journal_entries", found.entries());
    figures.put("virtual_minutes", found.virtualMinutes());
    return new Played(outcome.complaint(), figures, outcome.story());
  }
}
