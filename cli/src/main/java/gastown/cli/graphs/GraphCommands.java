package gastown.cli.graphs;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class GraphCommands {
  public static final List<String> PATHS =
      List.of(
          "graph", "graph check", "swarm validate", "swarm create", "swarm status", "swarm list");

  private GraphCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "graph", "graph check" -> Graph.named(path);
      case "swarm validate", "swarm create", "swarm status", "swarm list" -> Swarms.named(path);
      default -> null;
    };
  }
}
