package gastown.cli.sessions;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class SessionCommands {
  public static final List<String> PATHS =
      List.of(
          "session list",
          "session status",
          "session check",
          "session capture",
          "session at",
          "session inject",
          "session stop",
          "session restart",
          "session start",
          "kill",
          "stop",
          "agents list",
          "agents menu",
          "cycle next",
          "cycle prev",
          "theme",
          "theme apply",
          "seance",
          "polecat status",
          "outpost list",
          "outpost status",
          "outpost ping",
          "outpost add");

  private SessionCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "session list" -> SessionList.list();
      case "session status" -> SessionList.status();
      case "session check" -> SessionList.check();
      case "session capture", "peek", "capture" -> Screen.capture();
      case "session at", "session attach", "polecat attach", "polecat at" -> Screen.attach();
      case "session inject", "inject" -> Screen.inject();
      case "session stop", "polecat stop" -> Ending.stop();
      case "session restart", "polecat restart" -> Ending.restart();
      case "session start", "polecat start" -> Beginning.command();
      case "kill", "polecat nuke" -> Ending.kill();
      case "stop" -> Ending.stopAll();
      case "agents list", "agents" -> SessionList.agents();
      case "agents menu" -> Switching.menu();
      case "cycle next", "crew next", "town next" -> Switching.step(true);
      case "cycle prev", "crew prev", "town prev" -> Switching.step(false);
      case "theme", "theme apply" -> Themes.named(path);
      case "seance" -> Seance.command();
      case "polecat status" -> WorkerStatus.command();
      case "outpost list", "outpost status", "outpost ping", "outpost add" ->
          OutpostWords.named(path);
      default -> null;
    };
  }
}
