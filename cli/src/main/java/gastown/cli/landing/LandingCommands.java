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
          "merge-queue add",
          "merge-queue reject",
          "merge-queue retry",
          "merge-queue next",
          "refinery status",
          "refinery queue",
          "refinery ready",
          "refinery blocked",
          "refinery process",
          "refinery start",
          "refinery stop",
          "refinery restart",
          "land",
          "evidence show",
          "evidence verify");

  private LandingCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "merge-queue list", "mq list", "mr list" -> QueueList.command();
      case "merge-queue status", "mq status", "mr status" -> QueueStatus.command();
      case "merge-queue add", "mq add", "mr add", "merge-queue submit", "mq submit", "mr submit" ->
          QueueAdd.command();
      case "merge-queue reject", "mq reject", "mr reject" -> QueueChanges.reject();
      case "merge-queue retry", "mq retry", "mr retry" -> QueueChanges.retry();
      case "merge-queue next", "mq next", "mr next" -> QueueNext.command();
      case "refinery status" -> RefineryPages.status();
      case "refinery queue" -> RefineryPages.queue();
      case "refinery ready" -> RefineryPages.ready();
      case "refinery blocked" -> RefineryPages.blocked();
      case "refinery process" -> RefineryWords.process();
      case "refinery start", "refinery spawn" -> RefineryWords.start();
      case "refinery stop" -> RefineryWords.stop();
      case "refinery restart" -> RefineryWords.restart();
      case "land" -> new Land();
      case "evidence show" -> EvidenceShow.command();
      case "evidence verify" -> EvidenceVerify.command();
      default -> null;
    };
  }
}
