package gastown.engine.queue;

import gastown.beads.json.Json;

/// What shows that a change may have landed: whose it was, what it was built on, what the gates
/// said.
public record Evidence(String bead, Json.Obj facts) {}
