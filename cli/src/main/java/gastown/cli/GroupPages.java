package gastown.cli;

import gastown.cli.reply.Reply;
import gastown.cli.words.Faults;
import gastown.cli.words.Flag;
import gastown.cli.words.Spec;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words that only lead to other commands (`bd label`): typed alone they show the help of what is
/// below them.
final class GroupPages {
  private GroupPages() {}

  /// The usage by which a group is known.
  static final String USAGE = "[command...]";

  /// The group of `program` called `path`, or null when there is none or nothing is below it.
  static @Nullable Command named(String program, String path) {
    var summary = program.equals("gt") ? TownGroups.summary(path) : summary(path);
    return summary.isEmpty() || below(program, path).isEmpty()
        ? null
        : Simple.needsNothing(
            Spec.of(path, USAGE, summary).program(program).hiddenCommand(), GroupPages::show);
  }

  private static Reply show(Call call) {
    var spec = call.args().spec();
    var words = call.args().positionals();
    if (!words.isEmpty()) {
      throw Faults.unknownCommand(
              spec.program(),
              spec.path() + " " + words.getFirst(),
              below(spec.program(), spec.path()))
          .refusal();
    }
    if (spec.program().equals("gt")) {
      throw Faults.needsMore(spec, below(spec.program(), spec.path())).refusal();
    }
    return HelpPages.of(new Simple(spec, Command.Access.NONE, GroupPages::show));
  }

  private static SortedSet<String> below(String program, String path) {
    var commands = new Commands(program);
    return commands.paths().stream()
        .filter(one -> one.startsWith(path + " ") && !isHidden(commands, one))
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  private static boolean isHidden(Commands commands, String path) {
    var command = commands.named(path);
    return command == null
        || command.spec().isHidden() && command.spec().standing() != Flag.Standing.WORKS;
  }

  private static String summary(String path) {
    return switch (path) {
      case "admin" -> "Upkeep of the database";
      case "agent" -> "The state of agents";
      case "audit" -> "A record of what agents were asked and answered";
      case "backup" -> "Copies of the database elsewhere";
      case "config" -> "Settings of the workspace";
      case "dolt" -> "Words of an older store";
      case "epic" -> "How far epics are";
      case "federation" -> "Exchange with other towns";
      case "formula" -> "Recipes for workflows";
      case "gate" -> "Things outside that must happen first";
      case "hooks" -> "Git hooks";
      case "human" -> "Issues that need a person";
      case "kv" -> "Values kept under a key";
      case "label" -> "Labels of issues";
      case "merge-slot" -> "Whose turn it is to merge";
      case "mol" -> "Workflows at work";
      case "repo" -> "Other repositories whose issues are shown";
      case "rules" -> "Rule files of agents";
      case "slot" -> "What agents hold";
      case "swarm" -> "Epics worked on by many agents at once";
      case "upgrade" -> "What a new version brings";
      case "vc" -> "Words of an older store";
      case "worktree" -> "Git work trees that share the issues";
      default -> "";
    };
  }
}
