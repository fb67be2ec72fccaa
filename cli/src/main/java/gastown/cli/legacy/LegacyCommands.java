package gastown.cli.legacy;

import gastown.cli.Command;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class LegacyCommands {
  public static final List<String> PATHS = paths();

  private LegacyCommands() {}

  private static List<String> paths() {
    var all = new ArrayList<String>();
    all.addAll(Agents.PATHS);
    all.addAll(Daemons.PATHS);
    all.addAll(Dolt.PATHS);
    all.addAll(Trackers.PATHS);
    all.addAll(NotYet.PATHS);
    all.addAll(List.of("thanks", "codex-hook", "init-safety"));
    return List.copyOf(all);
  }

  public static @Nullable Command named(String path) {
    int space = path.indexOf(' ');
    return switch (space < 0 ? path : path.substring(0, space)) {
      case "agent", "slot" -> Agents.named(path);
      case "daemon", "daemons" -> Daemons.named(path);
      case "dolt", "vc", "branch", "flatten", "federation" -> Dolt.named(path);
      case "jira", "linear", "github", "gitlab", "ado", "notion" -> Trackers.named(path);
      case "formula", "cook", "mol", "protomolecule" -> NotYet.named(path);
      case "thanks" -> path.equals("thanks") ? Pleasantries.thanks() : null;
      case "init-safety" -> path.equals("init-safety") ? Pleasantries.initSafety() : null;
      case "codex-hook" -> path.equals("codex-hook") ? Pleasantries.codexHook() : null;
      default -> null;
    };
  }
}
