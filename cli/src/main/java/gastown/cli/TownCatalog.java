package gastown.cli;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All commands of `gt`. A command's class is loaded when it is asked for and not before.
final class TownCatalog {
  private TownCatalog() {}

  /// The command called `path`, or null.
  static @Nullable Command named(String path) {
    var command = gastown.cli.town.TownCommands.named(path);
    if (command == null) {
      command = gastown.cli.rigs.RigCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.work.WorkCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.landing.LandingCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.offices.OfficeCommands.named(path);
    }
    if (command == null) {
      command = account(path);
    }
    if (command == null) {
      command = gastown.cli.life.LifeCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.settings.SettingCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.crew.CrewCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.mail.MailCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.talk.TalkCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.convoys.ConvoyCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.sessions.SessionCommands.named(path);
    }
    if (command == null) {
      command = gastown.cli.news.NewsCommands.named(path);
    }
    if (command == null) {
      command = ofAgents(path);
    }
    if (command == null) {
      command = gastown.cli.workers.WorkerCommands.named(path);
    }
    if (command == null) {
      command = added(path);
    }
    if (command == null) {
      command = gastown.cli.absent.AbsentCommands.named(path);
    }
    if (command == null) {
      command = GroupPages.named("gt", path);
    }
    return command == null ? underFullName(path) : command;
  }

  /// Groups have short names people type from habit.
  private static @Nullable Command underFullName(String path) {
    int space = path.indexOf(' ');
    var first = space < 0 ? path : path.substring(0, space);
    var full =
        switch (first) {
          case "mq", "mr" -> "merge-queue";
          case "may" -> "mayor";
          case "dea" -> "deacon";
          case "ref" -> "refinery";
          case "sess" -> "session";
          case "dogs" -> "dog";
          case "molecule" -> "mol";
          case "formulas" -> "formula";
          case "directives" -> "directive";
          case "synth" -> "synthesis";
          default -> "";
        };
    return full.isEmpty() ? null : named(full + path.substring(first.length()));
  }

  /// What gives account of the town.
  private static @Nullable Command account(String path) {
    return switch (path) {
      case "doctor" -> new gastown.cli.doctor.TownDoctor();
      case "explain" -> gastown.cli.explain.Explain.command();
      case "undo" -> new gastown.cli.past.TownUndo();
      case AtMoment.PATH -> AtMoment.townPage();
      default -> null;
    };
  }

  /// What a person adds to a town.
  private static @Nullable Command added(String path) {
    var command = gastown.cli.plugins.PluginCommands.named(path);
    return command == null ? gastown.cli.roles.RoleCommands.named(path) : command;
  }

  private static @Nullable Command ofAgents(String path) {
    var command = gastown.cli.signals.SignalCommands.named(path);
    return command == null ? gastown.cli.money.CostCommands.named(path) : command;
  }

  /// The paths of all commands, aliases left out.
  static SortedSet<String> paths() {
    var paths = new TreeSet<String>();
    paths.addAll(gastown.cli.town.TownCommands.PATHS);
    paths.addAll(gastown.cli.rigs.RigCommands.PATHS);
    paths.addAll(gastown.cli.work.WorkCommands.PATHS);
    paths.addAll(gastown.cli.landing.LandingCommands.PATHS);
    paths.addAll(gastown.cli.offices.OfficeCommands.PATHS);
    paths.addAll(java.util.List.of("doctor", "explain", "undo", AtMoment.PATH));
    paths.addAll(gastown.cli.life.LifeCommands.PATHS);
    paths.addAll(gastown.cli.settings.SettingCommands.PATHS);
    paths.addAll(gastown.cli.crew.CrewCommands.PATHS);
    paths.addAll(gastown.cli.mail.MailCommands.PATHS);
    paths.addAll(gastown.cli.talk.TalkCommands.PATHS);
    paths.addAll(gastown.cli.convoys.ConvoyCommands.PATHS);
    paths.addAll(gastown.cli.sessions.SessionCommands.PATHS);
    paths.addAll(gastown.cli.news.NewsCommands.PATHS);
    paths.addAll(gastown.cli.signals.SignalCommands.PATHS);
    paths.addAll(gastown.cli.money.CostCommands.PATHS);
    paths.addAll(gastown.cli.workers.WorkerCommands.PATHS);
    paths.addAll(gastown.cli.plugins.PluginCommands.PATHS);
    paths.addAll(gastown.cli.roles.RoleCommands.PATHS);
    paths.addAll(gastown.cli.absent.AbsentCommands.PATHS);
    return paths;
  }
}
