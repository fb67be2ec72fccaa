package gastown.cli;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All commands. A command's class is loaded when it is asked for and not before.
final class Catalog {
  private Catalog() {}

  /// The command called `path`, or null.
  static @Nullable Command named(String path) {
    var command = gastown.cli.issues.IssueCommands.named(path);
    if (command == null) {
      command = gastown.cli.views.ViewCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.reports.ReportCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.deps.DepCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.setup.SetupCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.exchange.ExchangeCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.agents.AgentCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.upkeep.UpkeepCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.legacy.LegacyCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.past.PastCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.graphs.GraphCommands.named(path);
    }
    if (command == null && path.indexOf(' ') < 0) {
      command = path.equals(AtMoment.PATH) ? AtMoment.page() : GroupPages.named("bd", path);
    }
    return command;
  }

  /// The paths of all commands, aliases left out.
  static java.util.SortedSet<String> paths() {
    var paths = new TreeSet<String>();
    paths.addAll(gastown.cli.issues.IssueCommands.PATHS);
    paths.addAll(gastown.cli.views.ViewCommands.PATHS);
    paths.addAll(gastown.cli.reports.ReportCommands.PATHS);
    paths.addAll(gastown.cli.past.PastCommands.PATHS);
    paths.addAll(gastown.cli.graphs.GraphCommands.PATHS);
    paths.add(AtMoment.PATH);
    paths.addAll(gastown.cli.deps.DepCommands.PATHS);
    paths.addAll(gastown.cli.setup.SetupCommands.PATHS);
    paths.addAll(gastown.cli.exchange.ExchangeCommands.PATHS);
    paths.addAll(gastown.cli.agents.AgentCommands.PATHS);
    paths.addAll(gastown.cli.upkeep.UpkeepCommands.PATHS);
    paths.addAll(gastown.cli.legacy.LegacyCommands.PATHS);
    return paths;
  }
}
