package gastown.beads.merge;

import gastown.beads.Dependency;

/// Two sides changed the same thing differently and only one change could be kept. `field` is a
/// field's key, or `id` when two different beads had come by the same id, or `deleted` when one
/// side removed what the other changed. Of `dependencies` one may also have closed a circle.
public record Conflict(String id, String field, String kept, String lost) {
  public static final String SAME_ID = "id";
  public static final String DELETED = "deleted";

  /// An edge that was left out, for with it beads would wait for each other.
  public static Conflict circle(Dependency edge) {
    return new Conflict(edge.from(), "dependencies", "", edge.type() + " " + edge.to());
  }

  public String line() {
    return "conflict: " + id + " " + field;
  }
}
