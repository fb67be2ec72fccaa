package gastown.beads.merge;

import gastown.beads.FullBead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one bead; null when it is gone.
public record Merged(@Nullable FullBead bead, List<Conflict> conflicts) {
  public Merged {
    conflicts = List.copyOf(conflicts);
  }
}
