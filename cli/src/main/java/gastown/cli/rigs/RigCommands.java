package gastown.cli.rigs;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class RigCommands {
  public static final List<String> PATHS =
      List.of("rig add", "rig list", "rig status", "rig remove", "rigs");

  private RigCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "rig add" -> new RigAdd();
      case "rig list", "rigs" -> RigList.named(path);
      case "rig status" -> RigStatus.command();
      case "rig remove" -> RigRemove.command();
      default -> null;
    };
  }
}
