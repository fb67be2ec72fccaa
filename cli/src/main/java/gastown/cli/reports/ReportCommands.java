package gastown.cli.reports;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class ReportCommands {
  public static final List<String> PATHS =
      List.of(
          "search",
          "query",
          "count",
          "status",
          "stale",
          "statuses",
          "types",
          "info",
          "context",
          "ping",
          "lint",
          "epic status",
          "epic close-eligible",
          "orphans",
          "human list",
          "human respond",
          "human dismiss",
          "human stats",
          "duplicates",
          "find-duplicates",
          "preflight");

  private ReportCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "search" -> new Search();
      case "query" -> new QueryIssues();
      case "count" -> new Count();
      case "status", "stats" -> new Totals();
      case "stale" -> new Stale();
      case "statuses", "types" -> Lists.named(path);
      case "info", "context", "ping" -> Facts.named(path);
      case "lint" -> new Lint();
      case "epic status", "epic close-eligible" -> Epics.named(path);
      case "orphans" -> new Orphans();
      case "human list", "human respond", "human dismiss", "human stats" -> Human.named(path);
      case "duplicates" -> new Duplicates();
      case "find-duplicates", "find-dups" -> new Similar();
      case "preflight" -> new Preflight();
      default -> null;
    };
  }
}
