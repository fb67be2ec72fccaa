package gastown.cli.plugins;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class PluginCommands {
  public static final List<String> PATHS = List.of("plugins", "plugin status");

  private PluginCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "plugins", "plugin list" -> Plugins.list();
      case "plugin status", "plugin show" -> Plugins.status();
      default -> null;
    };
  }
}
