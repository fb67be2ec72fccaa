package gastown.beads;

import gastown.beads.json.Json;
import java.time.Instant;

/// What somebody said about a bead. The id is a UUID; old exports number their comments, which is
/// kept as text. `unknown` are members nobody here knows, kept and written back.
public record Comment(
    String id, String bead, String author, String text, Instant createdAt, Json.Obj unknown) {
  public Comment(String id, String bead, String author, String text, Instant createdAt) {
    this(id, bead, author, text, createdAt, Json.empty());
  }

  public Comment withUnknown(Json.Obj more) {
    return new Comment(id, bead, author, text, createdAt, more);
  }

  public Comment of(String otherBead) {
    return new Comment(id, otherBead, author, text, createdAt, unknown);
  }
}
