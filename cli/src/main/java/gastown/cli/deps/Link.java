package gastown.cli.deps;

import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;

/// `bd link`, a short `dep add`.
final class Link implements Command {
  private static final Spec SPEC =
      Spec.of("link", "<id1> <id2>", "Let one issue wait for another (short for dep add)")
          .group(Group.DEPENDENCIES)
          .example("bd link ex-4k2 ex-77a -t related")
          .text("-t", "--type", "blocks", "kind of dependency")
          .sw("--no-cycle-check", "do not look for circles")
          .hidden()
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
  public Reply run(Call call) {
    var words = call.args().positionals();
    return new Linked(call).add(words.get(0), words.get(1), call.args().text("--type", "blocks"));
  }
}
