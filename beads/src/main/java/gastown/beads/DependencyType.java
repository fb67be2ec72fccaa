package gastown.beads;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The kinds of dependency and what each does to readiness.
public final class DependencyType {
  public static final String BLOCKS = "blocks";
  public static final String CONDITIONAL_BLOCKS = "conditional-blocks";
  public static final String WAITS_FOR = "waits-for";
  public static final String PARENT_CHILD = "parent-child";
  public static final String RELATED = "related";
  public static final String RELATES_TO = "relates-to";
  public static final String DISCOVERED_FROM = "discovered-from";
  public static final String REPLIES_TO = "replies-to";
  public static final String DUPLICATES = "duplicates";
  public static final String SUPERSEDES = "supersedes";
  public static final String TRACKS = "tracks";

  public static final Set<String> KNOWN =
      Set.of(
          BLOCKS,
          CONDITIONAL_BLOCKS,
          WAITS_FOR,
          PARENT_CHILD,
          RELATED,
          RELATES_TO,
          DISCOVERED_FROM,
          REPLIES_TO,
          DUPLICATES,
          SUPERSEDES,
          TRACKS,
          "authored-by",
          "assigned-to",
          "approved-by",
          "attests",
          "until",
          "caused-by",
          "validates",
          "delegated-from");

  /// Types whose edges can keep a bead from being ready.
  public static final Set<String> AFFECTING_READINESS =
      Set.of(BLOCKS, CONDITIONAL_BLOCKS, WAITS_FOR, PARENT_CHILD);

  private static final List<String> FAILURE_WORDS =
      List.of(
          "failed",
          "rejected",
          "wontfix",
          "won't fix",
          "canceled",
          "cancelled",
          "abandoned",
          "blocked",
          "error",
          "timeout",
          "aborted");

  private DependencyType() {}

  /// Whether a reason for closing tells of failure; a conditional dependent runs only then.
  public static boolean tellsOfFailure(String closeReason) {
    var reason = closeReason.toLowerCase(Locale.ROOT);
    for (var word : FAILURE_WORDS) {
      if (reason.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /// Whether any-children is asked for instead of all-children.
  public static boolean waitsForAnyChild(Dependency dependency) {
    return dependency.details().metadata().contains("any-children");
  }
}
