package gastown.cli.past;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class PastCommands {
  public static final List<String> PATHS =
      List.of("history", "diff", "undo", "restore", "activity");

  private PastCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "history" -> new History();
      case "diff" -> new Diff();
      case "undo" -> new Undo();
      case "restore" -> new Restore();
      case "activity" -> new Activity();
      default -> null;
    };
  }
}
