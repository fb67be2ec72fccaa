package gastown.cli.exchange;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class ExchangeCommands {
  public static final List<String> PATHS = List.of("export", "import", "merge", "sync");

  private ExchangeCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "export" -> new ExportIssues();
      case "import" -> new ImportIssues();
      case "merge" -> new MergeFiles();
      case "sync" -> new Sync();
      default -> null;
    };
  }
}
