package gastown.cli.views;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class ViewCommands {
  public static final List<String> PATHS = List.of("show", "list", "ready", "blocked", "children");

  private ViewCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "ready" -> new Ready();
      case "show", "view" -> new Show();
      case "list" -> new ListIssues();
      case "blocked" -> new Blocked();
      case "children" -> new Children();
      default -> null;
    };
  }
}
