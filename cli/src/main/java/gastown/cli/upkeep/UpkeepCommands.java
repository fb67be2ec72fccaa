package gastown.cli.upkeep;

import gastown.cli.Command;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class UpkeepCommands {
  public static final List<String> PATHS = paths();

  private UpkeepCommands() {}

  private static List<String> paths() {
    var all = new ArrayList<>(List.of("doctor", "sql", "batch", "ship", "bootstrap"));
    all.addAll(Settings.PATHS);
    all.addAll(Clearing.PATHS);
    all.addAll(List.of("compact", "gc", "admin compact", "admin reset"));
    all.addAll(Backups.PATHS);
    all.addAll(Neighbours.PATHS);
    all.addAll(Migrations.PATHS);
    all.addAll(Worktrees.PATHS);
    all.addAll(Rules.PATHS);
    all.addAll(Upgrades.PATHS);
    return List.copyOf(all);
  }

  public static @Nullable Command named(String path) {
    int space = path.indexOf(' ');
    return switch (space < 0 ? path : path.substring(0, space)) {
      case "doctor" -> path.equals("doctor") ? new Doctor() : null;
      case "sql" -> path.equals("sql") ? Sql.command() : null;
      case "batch" -> path.equals("batch") ? new Batch() : null;
      case "ship" -> path.equals("ship") ? Ship.command() : null;
      case "bootstrap" -> path.equals("bootstrap") ? Upgrades.bootstrap() : null;
      case "config" -> Settings.named(path);
      case "purge", "prune" -> Clearing.named(path);
      case "compact", "gc" -> Folding.named(path);
      case "admin" ->
          switch (path) {
            case "admin cleanup" -> Clearing.named(path);
            case "admin compact" -> new CompactIssues();
            case "admin reset" -> Folding.named(path);
            default -> null;
          };
      case "backup" -> Backups.named(path);
      case "repo" -> Neighbours.named(path);
      case "migrate" -> Migrations.named(path);
      case "worktree" -> Worktrees.named(path);
      case "rules" -> Rules.named(path);
      case "upgrade" -> Upgrades.named(path);
      default -> null;
    };
  }
}
