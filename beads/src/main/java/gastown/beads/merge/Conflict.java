package gastown.beads.merge;

/// Two sides changed the same thing differently and only one change could be kept. `field` is a
/// field's key, or `id` when two different beads had come by the same id, or `deleted` when one
/// side removed what the other changed.
public record Conflict(String id, String field, String kept, String lost) {
  public static final String SAME_ID = "id";
  public static final String DELETED = "deleted";

  public String line() {
    return "conflict: " + id + " " + field;
  }
}
