package gastown.cli.setup;

import gastown.beads.BeadId;
import gastown.beads.Problem;
import gastown.beads.query.Durations;
import gastown.beads.work.Vocabulary;
import org.jspecify.annotations.Nullable;

/// What the values of the tracker's settings may be.
public final class SettingRules {
  private SettingRules() {}

  /// What is wrong with the value, or null.
  public static @Nullable String wrong(String key, String value) {
    try {
      return switch (key) {
        case "status.custom" -> Vocabulary.statuses(value).size() < 0 ? "" : null;
        case "issue-prefix", "issue_prefix" ->
            BeadId.isPrefix(value.endsWith("-") ? value.substring(0, value.length() - 1) : value)
                ? null
                : "expected letters, digits, _ and -";
        case "json",
            "no-push",
            "no-git-ops",
            "create.require-description",
            "export.auto",
            "import.auto" ->
            value.matches("true|false") ? null : "expected true or false";
        case "min_hash_length", "max_hash_length" ->
            value.matches("[3-8]") ? null : "expected 3 to 8";
        case "hierarchy.max-depth",
            "output.title-length",
            "compact_tier1_days",
            "compact_tier2_days" ->
            value.matches("\\d{1,9}") ? null : "expected a number";
        case "max_collision_prob" -> value.matches("0?\\.\\d+|0|1") ? null : "expected a fraction";
        case "issue_id_mode" -> value.matches("hash|counter") ? null : "expected hash or counter";
        case "validation.on-create",
            "validation.on-close",
            "validation.on-sync",
            "validation.metadata.mode" ->
            value.matches("none|warn|error") ? null : "expected none, warn or error";
        case "journal.retention" ->
            Durations.readAge(value) == null ? "expected an age such as 180d" : null;
        default -> null;
      };
    } catch (Problem.Refusal refusal) {
      return refusal.problem().what();
    }
  }
}
