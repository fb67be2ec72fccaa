package gastown.beads.store;

import java.time.Instant;

/// One line of a bead's history: `kind` is one of created, updated, status_changed, commented,
/// closed, reopened, dependency_added, dependency_removed, label_added, label_removed, compacted,
/// claimed, renamed, deleted.
public record Event(long seq, String bead, String kind, Instant at, String actor, Values values) {
  /// Old and new value and a remark, each empty where there is none. `field` names what changed on
  /// an update.
  public record Values(String field, String before, String after, String comment) {}
}
