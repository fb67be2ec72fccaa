package gastown.cli.agents;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.store.Rows;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Commands;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Completion;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shell completion: the scripts, and what they ask while somebody types.
final class Completions {
  private static final int MOST = 100;

  private Completions() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "completion" ->
          Simple.needsNothing(
              Spec.of(path, "[shell]", "Print a completion script for bash, zsh or fish")
                  .group(Group.SETUP)
                  .example("source <(bd completion bash)")
                  .example("bd completion fish > ~/.config/fish/completions/bd.fish"),
              call -> script(call, String.valueOf(call.args().positional(0)), true));
      case "completion bash", "completion zsh", "completion fish" -> shell(path);
      case "completion powershell" ->
          Simple.needsNothing(
              Spec.of(path, "", "Not there: completion works in bash, zsh and fish")
                  .group(Group.SETUP)
                  .standing(gastown.cli.words.Flag.Standing.REFUSED)
                  .hiddenCommand()
                  .noOp("--no-descriptions"),
              call -> script(call, "powershell", true));
      case "__complete" ->
          Simple.needsNothing(
              Spec.of(path, "<kind> [beginning]", "What a completion script asks").hiddenCommand(),
              Completions::offers);
      default -> null;
    };
  }

  private static Command shell(String path) {
    var name = path.substring(path.indexOf(' ') + 1);
    var spec =
        Spec.of(path, "", "Print the completion script for " + name)
            .group(Group.SETUP)
            .sw("--no-descriptions", "offer words without saying what they are for");
    return Simple.needsNothing(
        // bash shows no descriptions in the first place
        name.equals("bash") ? spec.ignored() : spec,
        call -> script(call, name, !call.args().is("--no-descriptions")));
  }

  private static Reply script(Call call, String shell, boolean described) {
    var program = call.invocation().program();
    var commands = new Commands(program);
    var completion = new Completion(program, commands.specs(), commands.flags(), described);
    return switch (shell) {
      case "bash" -> Reply.raw(completion.bash());
      case "zsh" -> Reply.raw(completion.zsh());
      case "fish" -> Reply.raw(completion.fish());
      default ->
          throw Problem.of(
                  "unknown-shell",
                  shell.equals("null") ? "which shell?" : "there is no completion for " + shell,
                  program + " completion bash",
                  program + " completion zsh",
                  program + " completion fish")
              .refusal();
    };
  }

  /// Lines of id, tab, title. Nobody who is typing wants to read about a problem: where nothing can
  /// be offered there is no line.
  private static Reply offers(Call call) {
    var words = call.args().positionals();
    var workspace = call.workspaceIfAny();
    if (!words.getFirst().equals("ids")
        || workspace == null
        || !call.disk().exists(workspace.database())) {
      return Reply.raw("");
    }
    var beginning = words.size() > 1 ? words.get(1) : "";
    var lines =
        call.look(rows ->
            matching(rows, beginning).stream()
                .sorted((a, b) -> BeadId.NATURAL.compare(a.id(), b.id()))
                .map(bead -> bead.id() + "\t" + bead.title().replaceAll("\\p{Cntrl}+", " ") + "\n")
                .collect(Collectors.joining()));
    return Reply.raw(lines);
  }

  private static List<Bead> matching(Rows rows, String beginning) {
    if (beginning.matches(".*[*?\\[\\]\\\\].*")) {
      return List.of();
    }
    var open = Criterion.isNot(Field.STATUS, "closed");
    var newest = List.of(new Query.Sort(Field.UPDATED_AT, true));
    return rows.find(
        Query.where(new Criterion.Glob(Field.ID, beginning + "*"), open)
            .orderedBy(newest)
            .limitedTo(MOST));
  }
}
