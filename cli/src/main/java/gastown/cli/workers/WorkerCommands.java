package gastown.cli.workers;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class WorkerCommands {
  public static final List<String> PATHS =
      List.of(
          "polecat add",
          "polecat remove",
          "polecat git-state",
          "polecat check-recovery",
          "polecat identity list",
          "polecat identity show");

  private WorkerCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "polecat add", "polecat identity add" -> Roster.add();
      case "polecat remove" -> Roster.remove();
      case "polecat git-state" -> GitState.show();
      case "polecat check-recovery" -> GitState.verdict();
      case "polecat identity list" -> Careers.list();
      case "polecat identity show" -> Careers.show();
      default -> null;
    };
  }
}
