package gastown.beads.store;

import java.time.Instant;

/// Who is about to do what, and when: the head of a journal entry.
public record Stroke(Instant at, By by, What what) {
  /// `epoch` fences an agent's writes; 0 where there is none. `command` is the random id of the
  /// command.
  public record By(String actor, long epoch, String command) {}

  /// `kind` is the command's word; `subject` the bead it was about, or empty.
  public record What(String kind, String subject) {}

  public static Stroke of(Instant at, String actor, String kind) {
    return new Stroke(at, new By(actor, 0, ""), new What(kind, ""));
  }

  public Stroke about(String kind, String subject) {
    return new Stroke(at, by, new What(kind, subject));
  }
}
