package gastown.cli.crew;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class CrewCommands {
  public static final List<String> PATHS =
      List.of(
          "crew add",
          "crew list",
          "crew at",
          "crew remove",
          "crew status",
          "crew start",
          "crew stop",
          "crew restart",
          "crew refresh",
          "worktree",
          "worktree list",
          "worktree remove");

  private CrewCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "crew add" -> CrewAdd.command();
      case "crew list", "crew at", "crew attach", "crew status" -> CrewViews.named(path);
      case "crew start", "crew spawn", "start crew" -> CrewSessions.named("crew start");
      case "crew stop" -> CrewSessions.named("crew stop");
      case "crew restart", "crew rs" -> CrewSessions.named("crew restart");
      case "crew refresh" -> CrewSessions.named(path);
      case "crew remove" -> CrewRemove.command();
      case "worktree", "worktree list", "worktree remove" -> CrossWorktrees.named(path);
      default -> null;
    };
  }
}
