package gastown.cli.signals;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class SignalCommands {
  public static final List<String> PATHS =
      List.of(
          "signal",
          "signal stop",
          "tap guard",
          "agent verify",
          "hooks list",
          "hooks diff",
          "hooks sync",
          "hooks repair",
          "hooks remove");

  private SignalCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "signal" -> Heed.any();
      case "signal stop" -> Heed.stop();
      case "agent verify" -> Verify.command();
      case "tap guard" -> new Guarding();
      case "hooks list", "hooks diff", "hooks sync", "hooks repair", "hooks remove" ->
          Hooks.named(path);
      default -> null;
    };
  }
}
