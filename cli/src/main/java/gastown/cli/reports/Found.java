package gastown.cli.reports;

import gastown.beads.Field;
import gastown.beads.query.Query;
import gastown.beads.work.Vocabulary;
import gastown.cli.Call;
import gastown.cli.cards.Card;
import gastown.cli.cards.Lines;
import gastown.cli.cards.Waits;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import java.util.List;

/// Issues that were looked for, cut to what was asked for.
record Found(Call call, List<Card> cards, int cutAt, boolean isLong) {

  /// A limit of 0 is none.
  static Found of(Call call, Query query, int limit) {
    var beads = call.rows().find(query.limitedTo(limit == 0 ? 0 : limit + 1));
    boolean isCut = limit > 0 && beads.size() > limit;
    var cards = Card.of(call.rows(), isCut ? beads.subList(0, limit) : beads);
    return new Found(call, cards, isCut ? limit : 0, false);
  }

  /// With descriptions, where it is shown as text.
  Found withDescriptions(boolean isWanted) {
    return new Found(call, cards, cutAt, isWanted);
  }

  /// `nothing` is the line for no issue at all; `what` stands behind the number of issues.
  Reply reply(String nothing, String what) {
    var reply = Reply.of(page -> text(page, nothing, what), () -> Card.json(cards));
    return cutAt == 0
        ? reply
        : reply.withRemark("Showing " + cutAt + " issues; there are more (use --limit 0 for all)");
  }

  private void text(Page page, String nothing, String what) {
    if (cards.isEmpty()) {
      page.line(nothing);
      return;
    }
    boolean isLong =
        call.args().spec().flags().stream().anyMatch(flag -> flag.isCalled("--long"))
            && call.args().is("--long");
    var lines = new Lines(Vocabulary.of(call.config()));
    if (!page.look().compact()) {
      page.line("Found " + cards.size() + " " + what);
    }
    var waits = Waits.of(call.rows(), cards);
    for (var card : cards) {
      lines.flat(card, waits, page);
      var description = card.bead().text(Field.DESCRIPTION);
      if (isLong && !description.isEmpty()) {
        page.line("  " + description.replace("\n", "\n  ")).blank();
      }
    }
  }
}
