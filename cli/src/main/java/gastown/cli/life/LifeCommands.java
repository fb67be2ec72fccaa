package gastown.cli.life;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class LifeCommands {
  public static final List<String> PATHS = List.of("up", "down", "simulate");

  private LifeCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "up" -> UpDown.up();
      case "down" -> UpDown.down();
      case "simulate" -> Simulate.command();
      default -> null;
    };
  }
}
