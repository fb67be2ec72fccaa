package gastown.cli.work;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class WorkCommands {
  public static final List<String> PATHS =
      List.of(
          "sling",
          "unsling",
          "hook",
          "board",
          "assign",
          "done",
          "handoff",
          "prime",
          "polecats",
          "salvage list",
          "salvage show",
          "salvage restore",
          "salvage drop",
          "salvage prune");

  private WorkCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "sling", "spawn" -> new Sling();
      case "unsling", "unhook", "hook clear", "hook detach" -> Unsling.command();
      case "hook", "work", "hook status", "hook show" -> Hook.command();
      case "board" -> Board.command();
      case "assign" -> Assign.command();
      case "done" -> new Done();
      case "handoff" -> Handoff.command();
      case "prime" -> Prime.command();
      case "polecats", "polecat list" -> Polecats.command();
      case "salvage list", "salvage show", "salvage restore" -> Salvages.named(path);
      case "salvage drop", "salvage prune" -> SalvageEnd.named(path);
      default -> null;
    };
  }
}
