package gastown.app.towns;

import gastown.beads.store.BeadStore;
import gastown.engine.Town;
import gastown.engine.porters.Outside;
import java.nio.file.Path;

/// Where the supervisor of a town gets what its loop needs.
public interface Grounds {
  BeadStore store(Path root);

  Town town(Path root, BeadStore store);

  Outside outside(Path root);

  /// Ends what an earlier loop of this town ran and left running; how many programs.
  int endStrays(Path root);
}
