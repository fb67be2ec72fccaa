package gastown.cli.settings;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class SettingCommands {
  public static final List<String> PATHS =
      List.of(
          "config get",
          "config set",
          "config unset",
          "config list",
          "config explain",
          "config agent list",
          "config agent get",
          "config agent set",
          "config agent remove",
          "config default-agent",
          "config agent-email-domain",
          "rig settings show",
          "rig settings set",
          "rig settings unset",
          "rig config show",
          "rig config set",
          "rig config unset",
          "limits");

  private SettingCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "config get", "config set", "config unset", "config list", "config explain" ->
          TownSettings.named(path);
      case "config agent list",
          "config default-agent list",
          "config agent get",
          "config agent set",
          "config agent remove" ->
          AgentSettings.named(path);
      case "config default-agent", "config agent-email-domain" -> TownSettings.shorthand(path);
      case "rig settings show", "rig settings get", "rig settings set", "rig settings unset" ->
          RigSettings.named(path.equals("rig settings get") ? "rig settings show" : path);
      case "rig config show", "rig config set", "rig config unset" -> RigSettings.named(path);
      case "limits" -> Limits.command();
      default -> null;
    };
  }
}
