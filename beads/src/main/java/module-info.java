import org.jspecify.annotations.NullMarked;

/// The issue graph: bead records, ids, dependencies, readiness, close rules, merge, query language,
/// JSONL. Touches nothing outside its arguments: no clock, no dice, no file, no thread, no process.
@NullMarked
module gastown.beads {
  requires static org.jspecify;
  requires tools.jackson.core;

  exports gastown.beads;
  exports gastown.beads.json;
  exports gastown.beads.jsonl;
  exports gastown.beads.merge;
  exports gastown.beads.ports;
  exports gastown.beads.query;
  exports gastown.beads.store;
  exports gastown.beads.work;
  exports gastown.beads.workspace;
}
