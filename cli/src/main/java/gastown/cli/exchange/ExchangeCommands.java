package gastown.cli.exchange;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class ExchangeCommands {
  public static final List<String> PATHS =
      List.of(
          "export",
          "import",
          "merge",
          "sync",
          "hooks install",
          "hooks uninstall",
          "hooks list",
          "hooks run");

  private ExchangeCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "export" -> new ExportIssues();
      case "import" -> new ImportIssues();
      case "merge" -> new MergeFiles();
      case "sync" -> new Sync();
      case "hooks install" -> Hooks.install();
      case "hooks uninstall" -> Hooks.uninstall();
      case "hooks list" -> Hooks.list();
      case "hooks run" -> new HooksRun();
      default -> null;
    };
  }
}
