package gastown.cli.town;

import gastown.cli.Adopted;
import gastown.cli.Command;
import gastown.cli.agents.AgentCommands;
import gastown.cli.setup.SetupCommands;
import gastown.cli.words.Group;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class TownCommands {
  public static final List<String> PATHS =
      List.of(
          "install",
          "git-init",
          "status",
          "whoami",
          "demo",
          "role",
          "role show",
          "role home",
          "role detect",
          "role list",
          "role env",
          "daemon start",
          "daemon stop",
          "daemon status",
          "daemon logs",
          "daemon run",
          "version",
          "help",
          "completion",
          "completion bash",
          "completion zsh",
          "completion fish",
          "__complete");

  private TownCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "install" -> new Install();
      case "git-init" -> GitInit.command();
      case "status", "stat" -> Overview.command();
      case "demo" -> new gastown.cli.demo.Demo();
      case "whoami" -> Identity.whoami();
      case "role", "role show", "role home", "role detect", "role list", "role env" ->
          Roles.named(path);
      case "daemon start", "daemon stop", "daemon status", "daemon logs", "daemon run" ->
          DaemonPages.named(path);
      case "version" -> adopted(Group.DIAGNOSTICS, SetupCommands.named(path));
      case "help" -> adopted(Group.OTHER, AgentCommands.named(path));
      case "completion", "completion bash", "completion zsh", "completion fish", "__complete" ->
          adopted(Group.CONFIGURATION, AgentCommands.named(path));
      default -> null;
    };
  }

  private static Command adopted(Group where, @Nullable Command command) {
    return Adopted.in(where, Objects.requireNonNull(command));
  }
}
