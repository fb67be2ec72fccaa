package gastown.cli.upkeep;

import java.util.List;
import java.util.Set;

/// The settings that mean something.
final class KnownSettings {
  private static final Set<String> KEYS =
      Set.of(
          "issue_prefix",
          "issue-prefix",
          "prefix",
          "allowed_prefixes",
          "issue_id_mode",
          "min_hash_length",
          "max_hash_length",
          "max_collision_prob",
          "json",
          "actor",
          "db",
          "no-db",
          "no-git-ops",
          "no-push",
          "sync-branch",
          "beads.role",
          "compact_tier1_days",
          "compact_tier2_days",
          "compact_tier1_dep_levels",
          "journal.retention",
          "quiet",
          "verbose");

  private static final List<String> FAMILIES =
      List.of(
          "types.",
          "status.",
          "hierarchy.",
          "create.",
          "validation.",
          "routing.",
          "external_projects.",
          "directory.",
          "output.",
          "export.",
          "import.",
          "sync.",
          "mail.",
          "compact.",
          "git.",
          "repos.",
          "backup.",
          "ai.",
          "kv.",
          "doctor.",
          "hooks.",
          "dolt.",
          "federation.",
          "custom.");

  private KnownSettings() {}

  static boolean isKnown(String key) {
    return KEYS.contains(key) || key.startsWith("_") || FAMILIES.stream().anyMatch(key::startsWith);
  }
}
