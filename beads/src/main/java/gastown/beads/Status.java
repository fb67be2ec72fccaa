package gastown.beads;

import java.util.List;

/// A status a bead may have. Besides the built-in ones a workspace may declare its own.
public record Status(String name, Category category, String icon, String description) {
  public static final String OPEN = "open";
  public static final String IN_PROGRESS = "in_progress";
  public static final String BLOCKED = "blocked";
  public static final String DEFERRED = "deferred";
  public static final String CLOSED = "closed";
  public static final String PINNED = "pinned";
  public static final String HOOKED = "hooked";

  /// A deleted bead: kept so that the deletion travels, shown nowhere.
  public static final String TOMBSTONE = "tombstone";

  public enum Category {
    ACTIVE,
    WIP,
    DONE,
    FROZEN,
    UNSPECIFIED;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public static final List<Status> BUILT_IN =
      List.of(
          new Status(OPEN, Category.ACTIVE, "○", "Waiting for somebody to start"),
          new Status(IN_PROGRESS, Category.WIP, "◐", "Somebody is working on it"),
          new Status(BLOCKED, Category.WIP, "●", "Marked by hand as unable to go on"),
          new Status(DEFERRED, Category.FROZEN, "❄", "Put off until later"),
          new Status(CLOSED, Category.DONE, "✓", "Finished"),
          new Status(PINNED, Category.FROZEN, "📌", "Kept for good, never worked off"),
          new Status(HOOKED, Category.WIP, "◇", "Assigned to an agent's hook"));

  /// Whether a bead of this status no longer blocks others.
  public static boolean isSettled(String status) {
    return status.equals(CLOSED) || status.equals(PINNED) || status.equals(TOMBSTONE);
  }
}
