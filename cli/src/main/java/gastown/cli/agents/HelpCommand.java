package gastown.cli.agents;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Commands;
import gastown.cli.HelpPages;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Faults;
import gastown.cli.words.Flag;
import gastown.cli.words.Group;
import gastown.cli.words.Help;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;

/// `bd help`.
final class HelpCommand {
  private HelpCommand() {}

  static Command command() {
    return Simple.needsNothing(
        Spec.of("help", "[command...]", "Explain the commands")
            .group(Group.OTHER)
            .example("bd help dep add")
            .sw("--list", "the names of all commands, one a line")
            .sw("--all", "the whole help of every command")
            .text("--doc", "the help of this command as Markdown"),
        HelpCommand::help);
  }

  private static Reply help(Call call) {
    var args = call.args();
    var commands = new Commands(call.invocation().program());
    var specs = commands.specs();
    if (args.is("--list")) {
      return list(specs);
    }
    if (args.isSet("--doc")) {
      return Reply.raw(markdown(find(call, specs, args.text("--doc", "")), specs));
    }
    if (args.is("--all")) {
      var all = new StringBuilder();
      for (var spec : shown(specs)) {
        all.append(spec.program()).append(' ').append(spec.path()).append("\n\n");
        all.append(Help.of(spec, List.of(), List.of())).append('\n');
      }
      return Reply.raw(all.toString());
    }
    if (args.positionals().isEmpty()) {
      return Reply.raw(HelpPages.overview(call.invocation().program()));
    }
    var spec = find(call, specs, String.join(" ", args.positionals()));
    return Reply.raw(Help.of(spec, below(spec, specs), commands.flags()));
  }

  private static Reply list(List<Spec> specs) {
    var paths = shown(specs).stream().map(Spec::path).toList();
    return Reply.of(page -> paths.forEach(page::line), () -> Json.texts(paths));
  }

  private static List<Spec> shown(List<Spec> specs) {
    return specs.stream().filter(spec -> !spec.isHidden()).toList();
  }

  private static List<Spec> below(Spec spec, List<Spec> specs) {
    return specs.stream().filter(other -> other.path().startsWith(spec.path() + " ")).toList();
  }

  private static Spec find(Call call, List<Spec> specs, String path) {
    for (var spec : specs) {
      if (spec.path().equals(path) || spec.aliases().contains(path)) {
        return spec;
      }
    }
    var below = specs.stream().filter(spec -> spec.path().startsWith(path + " ")).toList();
    if (!below.isEmpty()) {
      return Spec.of(path, "<command>", "Commands about " + path)
          .program(call.invocation().program())
          .build();
    }
    var known = new ArrayList<String>();
    shown(specs).forEach(spec -> known.add(spec.path()));
    throw Faults.unknownCommand(call.invocation().program(), path, known).refusal();
  }

  private static String markdown(Spec spec, List<Spec> specs) {
    var out = new StringBuilder("# ").append(spec.program()).append(' ').append(spec.path());
    out.append("\n\n").append(spec.summary()).append('\n');
    if (!spec.detail().isEmpty()) {
      out.append('\n').append(spec.detail().strip()).append('\n');
    }
    out.append("\n```\n").append(spec.program()).append(' ').append(spec.path());
    out.append(spec.usage().isEmpty() ? "" : " " + spec.usage()).append(" [flags]\n```\n");
    if (!spec.examples().isEmpty()) {
      out.append("\n## Examples\n\n```\n")
          .append(String.join("\n", spec.examples()))
          .append("\n```\n");
    }
    var flags = spec.flags().stream().filter(Flag::isShown).toList();
    if (!flags.isEmpty()) {
      out.append("\n## Flags\n\n| Flag | Meaning |\n|---|---|\n");
      for (var flag : flags) {
        var letter = flag.letter().isEmpty() ? "" : flag.letter() + ", ";
        out.append("| `").append(letter).append(flag.name()).append("` | ").append(flag.help());
        out.append(flag.initial().isEmpty() ? "" : " (default " + flag.initial() + ")")
            .append(" |\n");
      }
    }
    var below = below(spec, specs);
    if (!below.isEmpty()) {
      out.append("\n## Commands\n\n");
      below.forEach(each ->
          out.append("- `").append(each.path()).append("`: ").append(each.summary()).append('\n'));
    }
    return out.toString();
  }
}
