package gastown.cli.views;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.work.Vocabulary;
import gastown.cli.Call;
import gastown.cli.cards.Card;
import gastown.cli.cards.Lines;
import gastown.cli.cards.Tree;
import gastown.cli.cards.Waits;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import java.util.List;

/// The forms a list of issues can take: a tree, flat lines, descriptions too, JSON, a graph or a
/// template.
final class ListForms {
  private ListForms() {}

  static Reply reply(Call call, List<Card> cards) {
    var args = call.args();
    var format = args.text("--format", "");
    if (!format.isEmpty() && !format.equals("json")) {
      return Reply.raw(new ListFormats(cards).in(format));
    }
    boolean skips = args.is("--skip-labels");
    var shown = skips ? cards.stream().map(ListForms::withoutLabels).toList() : cards;
    return Reply.of(
        page -> text(call, shown, page),
        () ->
            skips
                ? Json.object()
                    .put("issues", Card.json(shown))
                    .put(
                        "meta",
                        Json.object().put("skip_labels", true).put("count", shown.size()).build())
                    .build()
                : Card.json(shown));
  }

  private static Card withoutLabels(Card card) {
    return new Card(card.bead(), List.of(), card.edges(), card.blocks(), card.comments());
  }

  private static void text(Call call, List<Card> cards, Page page) {
    if (cards.isEmpty()) {
      page.line("No issues found.");
      return;
    }
    var lines = new Lines(Vocabulary.of(call.config()));
    boolean isPlain =
        call.args().is("--flat") || page.look().compact() || !call.args().is("--tree");
    boolean isFlat = isPlain && !call.args().is("--pretty");
    if (call.args().is("--long")) {
      var waits = Waits.of(call.rows(), cards);
      cards.forEach(card -> detailed(lines, waits, card, page));
    } else if (isFlat) {
      var waits = Waits.of(call.rows(), cards);
      cards.forEach(card -> lines.flat(card, waits, page));
    } else {
      new Tree(lines, cards).show(page);
    }
    if (!isFlat && !call.args().is("--long")) {
      footer(cards, page);
    }
  }

  private static void detailed(Lines lines, Waits waits, Card card, Page page) {
    lines.flat(card, waits, page);
    var description = card.bead().text(Field.DESCRIPTION);
    if (!description.isEmpty()) {
      page.line("  " + description.replace("\n", "\n  "));
    }
    page.blank();
  }

  private static void footer(List<Card> cards, Page page) {
    long open =
        cards.stream().map(Card::bead).filter(bead -> bead.status().equals(Status.OPEN)).count();
    long started =
        cards.stream().map(Card::bead).map(Bead::status).filter(Status.IN_PROGRESS::equals).count();
    page.blank().line(Page.Style.DIM, "-".repeat(80));
    page.line("Total: " + cards.size() + " issues (" + open + " open, " + started + " in progress)")
        .blank();
    page.line(Page.Style.DIM, "Status: ○ open  ◐ in_progress  ● blocked  ✓ closed  ❄ deferred");
  }
}
