package gastown.cli.roles;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class RoleCommands {
  public static final List<String> PATHS =
      List.of("directive list", "directive show", "directive edit", "role def");

  private RoleCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "directive list" -> Directives.list();
      case "directive show" -> Directives.show();
      case "directive edit" -> Directives.edit();
      case "role def" -> Directives.definition();
      default -> null;
    };
  }
}
