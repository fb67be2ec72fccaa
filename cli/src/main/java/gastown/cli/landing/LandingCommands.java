package gastown.cli.landing;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class LandingCommands {
  public static final List<String> PATHS =
      List.of(
          "merge-queue list",
          "merge-queue status",
          "evidence show",
          "evidence verify",
          "refinery stop",
          "refinery start");

  private LandingCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "merge-queue list", "mq list", "mr list" -> QueueList.command();
      case "merge-queue status", "mq status", "mr status" -> QueueStatus.command();
      case "evidence show" -> EvidenceShow.command();
      case "evidence verify" -> EvidenceVerify.command();
      case "refinery stop" -> RefineryLife.stop();
      case "refinery start" -> RefineryLife.start();
      default -> null;
    };
  }
}
