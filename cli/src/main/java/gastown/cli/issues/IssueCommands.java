package gastown.cli.issues;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class IssueCommands {
  public static final List<String> PATHS =
      List.of("create", "q", "update", "close", "reopen", "delete");

  private IssueCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "create", "new" -> new Create();
      case "q" -> new QuickCreate();
      case "update" -> new Update();
      case "close", "done" -> new Close();
      case "reopen" -> new Reopen();
      case "delete" -> new Delete();
      default -> null;
    };
  }
}
