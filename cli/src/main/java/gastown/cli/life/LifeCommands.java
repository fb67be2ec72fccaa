package gastown.cli.life;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class LifeCommands {
  public static final List<String> PATHS =
      List.of("up", "down", "start", "shutdown", "estop", "thaw", "simulate");

  private LifeCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "up" -> UpDown.up();
      case "down" -> UpDown.down();
      case "simulate" -> Simulate.command();
      case "start" -> StartShutdown.start();
      case "shutdown" -> StartShutdown.shutdown();
      case "estop" -> Emergency.estop();
      case "thaw" -> Emergency.thaw();
      default -> null;
    };
  }
}
