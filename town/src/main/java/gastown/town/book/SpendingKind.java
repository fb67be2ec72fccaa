package gastown.town.book;

import gastown.beads.json.Json;
import gastown.town.work.Spent;

/// How spending is kept: one document for each session.
public final class SpendingKind {
  private SpendingKind() {}

  public static final Kind<Spent> SPENT =
      new Kind<>("spent", Spent::session, Spent::bead, SpendingKind::write, SpendingKind::spent);

  private static Json.Obj write(Spent spent) {
    var amount = spent.amount();
    return Json.object()
        .put("agent", spent.agent())
        .put("bead", spent.bead())
        .put("known", amount.isKnown())
        .put("input_tokens", amount.input())
        .put("output_tokens", amount.output())
        .put("micro_usd", amount.microUsd())
        .put("at", spent.at().toString())
        .build();
  }

  private static Spent spent(Leaf leaf) {
    return new Spent(
        leaf.id(),
        leaf.text("agent"),
        leaf.text("bead"),
        new Spent.Amount(
            leaf.is("known"),
            leaf.number("input_tokens"),
            leaf.number("output_tokens"),
            leaf.number("micro_usd")),
        leaf.time("at"));
  }
}
