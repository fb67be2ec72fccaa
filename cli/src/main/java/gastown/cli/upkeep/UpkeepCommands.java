package gastown.cli.upkeep;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class UpkeepCommands {
  public static final List<String> PATHS = List.of();

  private UpkeepCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      default -> null;
    };
  }
}
