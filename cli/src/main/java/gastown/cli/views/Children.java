package gastown.cli.views;

import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Card;
import gastown.cli.cards.Lines;
import gastown.cli.cards.Waits;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;

/// `bd children`.
final class Children implements Command {
  private static final Spec SPEC =
      Spec.of("children", "<parent-id>", "List the children of an issue, closed ones too")
          .group(Group.VIEWS)
          .example("bd children ex-4k2")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.READS;
  }

  @Override
  public Reply run(Call call) {
    var parent = call.finder().require(call.args().positionals().getFirst());
    var cards =
        Card.of(call.rows(), call.rows().find(Query.where(new Criterion.ChildOf(parent.id()))));
    return Reply.of(
        page -> {
          if (cards.isEmpty()) {
            page.line("No issues found.");
          }
          var lines = new Lines(gastown.beads.work.Vocabulary.of(call.config()));
          var waits = Waits.of(call.rows(), cards);
          cards.forEach(card -> lines.flat(card, waits, page));
        },
        () -> Card.json(cards));
  }
}
