package gastown.cli.setup;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class SetupCommands {
  public static final List<String> PATHS =
      List.of(
          "init", "config get", "config set", "config list", "config unset", "version", "where");

  private SetupCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "init" -> new Init();
      case "config get" -> new ConfigGet();
      case "config set" -> new ConfigSet();
      case "config list" -> new ConfigList();
      case "config unset" -> new ConfigUnset();
      case "version" -> new Version();
      case "where" -> new Where();
      default -> null;
    };
  }
}
