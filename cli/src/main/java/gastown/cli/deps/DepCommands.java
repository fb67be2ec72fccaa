package gastown.cli.deps;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class DepCommands {
  public static final List<String> PATHS =
      List.of(
          "dep",
          "dep add",
          "dep remove",
          "dep list",
          "dep tree",
          "dep cycles",
          "dep relate",
          "dep unrelate",
          "link");

  private DepCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "dep" -> new Dep();
      case "dep add" -> new DepAdd();
      case "dep remove", "dep rm" -> new DepRemove();
      case "dep list" -> new DepList();
      case "dep tree" -> new DepTree();
      case "dep cycles" -> new DepCycles();
      case "dep relate" -> new Relate(true);
      case "dep unrelate" -> new Relate(false);
      case "link" -> new Link();
      default -> null;
    };
  }
}
