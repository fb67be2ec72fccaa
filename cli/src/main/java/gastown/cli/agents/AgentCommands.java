package gastown.cli.agents;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class AgentCommands {
  public static final List<String> PATHS =
      List.of(
          "prime",
          "remember",
          "memories",
          "recall",
          "forget",
          "kv set",
          "kv get",
          "kv list",
          "kv clear",
          "audit record",
          "audit label",
          "mail",
          "setup",
          "onboard",
          "quickstart",
          "completion",
          "completion bash",
          "completion zsh",
          "completion fish",
          "completion powershell",
          "__complete",
          "help");

  private AgentCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "prime" -> Prime.command();
      case "remember", "memories", "recall", "forget" -> Memories.named(path);
      case "kv set", "kv get", "kv list", "kv clear" -> KeyValues.named(path);
      case "audit record", "audit label" -> Audit.named(path);
      case "mail" -> Mail.command();
      case "setup" -> Setup.command();
      case "onboard", "quickstart" -> Guides.named(path);
      case "completion",
          "completion bash",
          "completion zsh",
          "completion fish",
          "completion powershell",
          "__complete" ->
          Completions.named(path);
      case "help" -> HelpCommand.command();
      default -> null;
    };
  }
}
