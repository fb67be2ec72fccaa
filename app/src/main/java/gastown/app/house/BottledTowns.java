package gastown.app.house;

import gastown.cli.Simulator;
import gastown.simulation.Fault;
import gastown.simulation.Settings;
import gastown.simulation.Simulation;
import java.util.LinkedHashMap;
import java.util.function.Consumer;

/// Towns in a bottle, as `gt simulate` asks for them.
final class BottledTowns implements Simulator {
  private static final int WATCHED_BEADS = 50;

  @Override
  public Played play(Game game, Consumer<String> progress) {
    // in a large town each look takes long; it is looked at less often
    int every = game.beads() <= WATCHED_BEADS ? 1 : game.beads();
    var faults = Fault.read(game.faults());
    var outcome =
        Simulation.run(
            new Settings(game.agents(), game.beads(), game.seed(), faults, every), progress);
    var figures = new LinkedHashMap<String, Long>();
    var found = outcome.figures();
    figures.put("landed", (long) found.beads().landed());
    figures.put("closed_by_hand", (long) found.beads().closedByHand());
    figures.put("stranded", (long) found.beads().stranded());
    figures.put("waiting", (long) found.beads().waiting());
    figures.put("sessions", (long) found.toil().sessions());
    figures.put("kills", (long) found.toil().kills());
    figures.put("journal_entries", found.toil().entries());
    figures.put("virtual_minutes", found.toil().virtualMinutes());
    return new Played(outcome.complaint(), figures, outcome.story());
  }
}
