package gastown.cli.deps;

import gastown.beads.DependencyType;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;

/// `bd dep relate` and `bd dep unrelate`: a loose tie, from both ends.
record Relate(boolean relates) implements Command {
  @Override
  public Spec spec() {
    return relates
        ? Spec.of("dep relate", "<id1> <id2>", "Tie two issues loosely together")
            .group(Group.DEPENDENCIES)
            .example("bd dep relate ex-4k2 ex-77a")
            .build()
        : Spec.of("dep unrelate", "<id1> <id2>", "Take a loose tie away")
            .group(Group.DEPENDENCIES)
            .example("bd dep unrelate ex-4k2 ex-77a")
            .build();
  }

  @Override
  public Access access() {
    return Access.WRITES;
  }

  @Override
  public Reply run(Call call) {
    var one = call.finder().require(call.args().positionals().get(0)).id();
    var other = call.finder().require(call.args().positionals().get(1)).id();
    if (relates) {
      new Linked(call).tie(one, other);
    } else {
      call.draft().unlink(one, other);
      call.draft().unlink(other, one);
    }
    var verb = relates ? "related" : "unrelated";
    return Reply.done(
        page ->
            page.line(
                relates ? "✓ Linked " + one + " ↔ " + other : "✓ Unlinked " + one + " ↔ " + other),
        () ->
            Json.object()
                .put("status", verb)
                .put("id1", one)
                .put("id2", other)
                .put("type", DependencyType.RELATES_TO)
                .build());
  }
}
