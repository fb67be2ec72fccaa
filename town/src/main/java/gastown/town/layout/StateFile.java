package gastown.town.layout;

import gastown.beads.json.Json;
import java.time.Instant;

/// The `state.json` of an office or of a session: what an agent that only knows files reads and
/// writes. The truth is in the store; this is a view of it, and a wish (`requesting_cycle`) may
/// stand in it.
public final class StateFile {
  private static final int VERSION = 1;

  private static final String CYCLE = "requesting_cycle";

  private StateFile() {}

  /// Whether whoever wrote it asks for a fresh session.
  public static boolean wantsCycle(Json.Obj state) {
    return Json.of(true).equals(state.get(CYCLE));
  }

  /// The file of somebody who has not begun yet.
  public static Json.Obj fresh(String role, Instant now) {
    return Json.object()
        .put("version", VERSION)
        .put("role", role)
        .put("state", "idle")
        .put(CYCLE, false)
        .put("updated_at", now.toString())
        .build();
  }
}
