package gastown.beads;

import java.time.Instant;

/// What somebody said about a bead. The id is a UUID; old exports number their comments, which is
/// kept as text.
public record Comment(String id, String bead, String author, String text, Instant createdAt) {
  public Comment of(String otherBead) {
    return new Comment(id, otherBead, author, text, createdAt);
  }
}
