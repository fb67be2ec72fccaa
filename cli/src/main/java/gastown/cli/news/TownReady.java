package gastown.cli.news;

import gastown.beads.store.PrefixedRows;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Args;
import gastown.cli.words.Flag;
import gastown.cli.words.Flags;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.town.layout.Rigs;

/// `gt ready`: what `bd ready` shows, of all rigs or of one.
record TownReady(Command inner, Spec spec) implements Command {
  private static final String RIG = "--rig";

  static Command of(Command inner) {
    var spec =
        inner
            .spec()
            .as("gt", Group.WORK)
            .with(Flags.of(Flag.Kind.TEXT, RIG, "only the beads of this rig"));
    return new TownReady(inner, spec);
  }

  @Override
  public Access access() {
    return inner.access();
  }

  @Override
  public Access access(Args args) {
    return inner.access(args);
  }

  @Override
  public Reply run(Call call) {
    if (call.args().isSet(RIG)) {
      var rig = Rigs.of(call.disk(), call.town()).require(call.args().text(RIG, ""));
      call.reading(new PrefixedRows(call.rows(), rig.prefix()));
    }
    return inner.run(call);
  }
}
