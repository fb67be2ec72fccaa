package gastown.cli.news;

import gastown.cli.Adopted;
import gastown.cli.Command;
import gastown.cli.agents.AgentCommands;
import gastown.cli.issues.IssueCommands;
import gastown.cli.views.ViewCommands;
import gastown.cli.words.Group;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path, and those of the tracker the town has too. A class is
/// loaded when its command is asked for.
public final class NewsCommands {
  public static final List<String> PATHS =
      List.of("log", "feed", "trail", "ready", "show", "close", "remember", "memories", "forget");

  private NewsCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "log", "feed", "trail" -> Journal.named(path);
      case "ready" -> TownReady.of(Objects.requireNonNull(ViewCommands.named(path)));
      case "show", "cat", "bead show", "bead read" ->
          Adopted.in(
              Group.WORK,
              Objects.requireNonNull(ViewCommands.named("show")),
              "cat",
              "bead show",
              "bead read");
      case "close" -> Adopted.in(Group.WORK, Objects.requireNonNull(IssueCommands.named(path)));
      case "remember", "memories", "forget" ->
          Adopted.in(Group.WORK, Objects.requireNonNull(AgentCommands.named(path)));
      default -> null;
    };
  }
}
