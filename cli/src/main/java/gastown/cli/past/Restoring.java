package gastown.cli.past;

import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.store.Change;
import gastown.beads.store.Entry;
import gastown.beads.work.Cycles;
import gastown.cli.Call;
import java.util.List;

/// What bringing old rows back must not do.
record Restoring(Call call) {

  /// Refuses when a dependency that came back closes a circle.
  void refuseCircles(Entry entry) {
    for (var change : entry.changes()) {
      if (change.table() == Change.Table.DEPENDENCY
          && !change.isCreation()
          && DependencyType.AFFECTING_READINESS.contains(text(change.before(), "type"))) {
        var ends = List.of(change.key().split("\n", -1));
        for (var ring : Cycles.all(call.rows())) {
          if (ring.containsAll(ends)) {
            throw new Problem(
                    "cycle",
                    "bringing back the dependency "
                        + String.join(" → ", ends)
                        + " would create a cycle",
                    "they wait for each other: " + String.join(", ", ring),
                    List.of("bd dep tree " + ends.getFirst(), "bd dep cycles"))
                .refusal();
          }
        }
      }
    }
  }

  static String text(Json json, String key) {
    var text = json instanceof Json.Obj object ? object.text(key) : null;
    return text == null ? "" : text;
  }

  /// Whether the row belongs to the issue, and what it leads to is still there.
  boolean belongs(Change change, String id) {
    var ends = List.of(change.key().split("\n", -1));
    return switch (change.table()) {
      case BEAD -> change.key().equals(id);
      case LABEL -> ends.getFirst().equals(id);
      case COMMENT -> text(change.before(), "issue_id").equals(id);
      case DEPENDENCY ->
          ends.contains(id) && ends.stream().allMatch(end -> end.equals(id) || isThere(end));
      case SETTING, DOCUMENT -> false;
    };
  }

  private boolean isThere(String id) {
    var bead = call.rows().bead(id);
    return bead == null
        ? Dependency.of(id, id, "", call.now(), "").isExternal()
        : !bead.isTombstone();
  }
}
