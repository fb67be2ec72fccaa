package gastown.town.work;

import java.time.Instant;
import java.util.List;

/// The state of a worktree that was kept before something was done to it.
public record Salvaged(String ref, String commit, Owner owner, Instant at, List<String> skipped) {
  public Salvaged {
    skipped = List.copyOf(skipped);
  }

  public record Owner(String rig, String worker, String bead, String session, String why) {}
}
