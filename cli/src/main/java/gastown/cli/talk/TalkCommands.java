package gastown.cli.talk;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class TalkCommands {
  public static final List<String> PATHS =
      List.of(
          "nudge",
          "broadcast",
          "dnd",
          "notify",
          "escalate",
          "escalate list",
          "escalate show",
          "escalate ack",
          "escalate close",
          "escalate stale");

  private TalkCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "nudge" -> NudgeSomebody.command();
      case "broadcast" -> Broadcast.command();
      case "dnd", "notify" -> Hearing.named(path);
      case "escalate", "escalate create" -> Escalate.command();
      case "escalate list", "escalate show", "escalate ack", "escalate close", "escalate stale" ->
          EscalationList.named(path);
      default -> null;
    };
  }
}
