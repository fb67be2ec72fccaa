package gastown.town.layout;

import gastown.beads.json.Json;
import java.time.Instant;

/// The `state.json` of an office or a worker: what an agent that only knows files reads and writes.
/// The truth is in the store; this is a view of it, and a wish (`requesting_cycle`) may stand in
/// it.
public final class StateFile {
  private static final int VERSION = 1;

  private StateFile() {}

  /// The file of somebody who has not begun yet.
  public static Json.Obj fresh(String role, Instant now) {
    return Json.object()
        .put("version", VERSION)
        .put("role", role)
        .put("state", "idle")
        .put("requesting_cycle", false)
        .put("updated_at", now.toString())
        .build();
  }
}
