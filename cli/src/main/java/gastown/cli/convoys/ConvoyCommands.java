package gastown.cli.convoys;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class ConvoyCommands {
  public static final List<String> PATHS =
      List.of(
          "convoy create",
          "convoy add",
          "convoy list",
          "convoy status",
          "convoy close",
          "convoy check",
          "convoy stranded",
          "convoy watch",
          "convoy unwatch",
          "convoy stage",
          "convoy launch",
          "convoy land");

  private ConvoyCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "convoy create" -> new ConvoyCreate();
      case "convoy add" -> ConvoyChanges.add();
      case "convoy list" -> ConvoyList.list();
      case "convoy status", "convoy show" -> ConvoyList.status();
      case "convoy close" -> ConvoyChanges.close();
      case "convoy check" -> ConvoyChanges.check();
      case "convoy stranded" -> ConvoyList.stranded();
      case "convoy stage" -> ConvoyStage.stage();
      case "convoy launch" -> ConvoyStage.launch();
      case "convoy land" -> ConvoyChanges.land();
      case "convoy watch", "convoy unwatch" -> ConvoyChanges.watching(path);
      default -> null;
    };
  }
}
