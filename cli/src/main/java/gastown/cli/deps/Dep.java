package gastown.cli.deps;

import gastown.beads.DependencyType;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Flags;
import gastown.cli.words.Group;
import gastown.cli.words.Help;
import gastown.cli.words.Spec;
import java.util.List;

/// `bd dep ID --blocks OTHER`.
final class Dep implements Command {
  private static final Spec SPEC =
      Spec.of("dep", "[issue-id]", "Dependencies between issues")
          .group(Group.DEPENDENCIES)
          .example("bd dep ex-4k2 --blocks ex-77a")
          .text("-b", "--blocks", "this issue waits for the one named first")
          .sw("--no-cycle-check", "do not look for circles")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.WRITES;
  }

  @Override
  public Access access(gastown.cli.words.Args args) {
    return args.isSet("--blocks") ? Access.WRITES : Access.NONE;
  }

  @Override
  public Reply run(Call call) {
    var blocked = call.args().text("--blocks");
    var words = call.args().positionals();
    if (blocked == null && !words.isEmpty()) {
      throw Problem.of(
              "unknown-command",
              "unknown command \"" + words.getFirst() + "\" for \"bd dep\"",
              "bd dep --help",
              "bd dep " + words.getFirst() + " --blocks <issue-id>")
          .refusal();
    }
    if (blocked == null || words.isEmpty()) {
      return Reply.raw(
          Help.of(
              SPEC,
              List.of(
                  new DepAdd().spec(),
                  new DepRemove().spec(),
                  new DepList().spec(),
                  new DepTree().spec(),
                  new DepCycles().spec()),
              Flags.GLOBAL));
    }
    var linked = new Linked(call);
    var from = call.finder().require(blocked).id();
    var to = call.finder().require(words.getFirst()).id();
    linked.link(from, to, DependencyType.BLOCKS);
    call.draft().name("dep add", from);
    return Reply.done(
        page -> page.line("✓ Added dependency: " + to + " blocks " + from),
        () ->
            Json.object()
                .put("status", "added")
                .put("blocker_id", to)
                .put("blocked_id", from)
                .put("type", DependencyType.BLOCKS)
                .build());
  }
}
