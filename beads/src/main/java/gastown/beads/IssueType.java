package gastown.beads;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A kind of issue, with the sections its description is expected to have.
public record IssueType(String name, String description, List<String> sections) {
  public static final String TASK = "task";
  public static final String EPIC = "epic";
  public static final String GATE = "gate";
  public static final String MESSAGE = "message";
  public static final String MOLECULE = "molecule";
  public static final String EVENT = "event";

  public static final List<IssueType> BUILT_IN =
      List.of(
          new IssueType(
              "bug",
              "Something that does not work as it should",
              List.of("## Steps to Reproduce", "## Acceptance Criteria")),
          new IssueType("feature", "Something new", List.of("## Acceptance Criteria")),
          new IssueType(TASK, "A piece of work", List.of("## Acceptance Criteria")),
          new IssueType(
              EPIC, "A larger piece of work with children", List.of("## Success Criteria")),
          new IssueType("chore", "Upkeep", List.of()),
          new IssueType(
              "decision",
              "A choice and its reasons",
              List.of("## Decision", "## Rationale", "## Alternatives Considered")),
          new IssueType(MESSAGE, "A message between agents", List.of()),
          new IssueType(MOLECULE, "A workflow at work", List.of()),
          new IssueType(GATE, "Something outside that must happen first", List.of()),
          new IssueType(
              "spike", "A question to be answered by trying", List.of("## Goal", "## Findings")),
          new IssueType("story", "What a user wants", List.of("## Acceptance Criteria")),
          new IssueType("milestone", "A point to be reached", List.of()));

  /// Types that are machinery rather than work; lists and exports leave them out.
  public static final Set<String> INFRA = Set.of("agent", "rig", "role", MESSAGE);

  /// Types that are never offered as ready work.
  public static final Set<String> NEVER_READY =
      Set.of("merge-request", GATE, MOLECULE, MESSAGE, "agent", "role", "rig");

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("enhancement", "feature"),
          Map.entry("feat", "feature"),
          Map.entry("dec", "decision"),
          Map.entry("adr", "decision"),
          Map.entry("investigation", "spike"),
          Map.entry("timebox", "spike"),
          Map.entry("user-story", "story"),
          Map.entry("user_story", "story"),
          Map.entry("ms", "milestone"));

  private static final Map<String, String> FILTER_ALIASES =
      Map.of("mr", "merge-request", "mol", MOLECULE);

  /// The name a person meant: an alias is resolved whatever its case, anything else is returned as
  /// it is.
  public static String named(String word) {
    return ALIASES.getOrDefault(word.toLowerCase(Locale.ROOT), word);
  }

  /// As [#named], with the abbreviations that only filters understand.
  public static String namedInFilter(String word) {
    return FILTER_ALIASES.getOrDefault(word.toLowerCase(Locale.ROOT), named(word));
  }
}
