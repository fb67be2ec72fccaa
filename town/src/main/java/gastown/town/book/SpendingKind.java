package gastown.town.book;

import gastown.beads.json.Json;
import gastown.town.work.Spent;
import java.util.HashMap;

/// How spending is kept: one document for each session.
public final class SpendingKind {
  private SpendingKind() {}

  public static final Kind<Spent> SPENT =
      new Kind<>("spent", Spent::session, Spent::bead, SpendingKind::write, SpendingKind::spent);

  private static Json.Obj write(Spent spent) {
    var amount = spent.amount();
    var models = Json.object();
    amount.models().forEach((name, part) -> models.put(name, model(part)));
    return Json.object()
        .put("agent", spent.agent())
        .put("bead", spent.bead())
        .put("known", amount.isKnown())
        .put("input_tokens", amount.input())
        .put("output_tokens", amount.output())
        .put("micro_usd", amount.microUsd())
        .put("models", models.build())
        .put("turns", spent.turns())
        .put("at", spent.at().toString())
        .build();
  }

  private static Json.Obj model(Spent.Part part) {
    return Json.object()
        .put("input_tokens", part.input())
        .put("output_tokens", part.output())
        .put("micro_usd", part.microUsd())
        .build();
  }

  private static Spent.Part part(Leaf leaf) {
    return new Spent.Part(
        leaf.number("input_tokens"), leaf.number("output_tokens"), leaf.number("micro_usd"));
  }

  private static Spent spent(Leaf leaf) {
    var models = new HashMap<String, Spent.Part>();
    if (leaf.body().get("models") instanceof Json.Obj(var members)) {
      members.forEach((name, body) -> {
        if (body instanceof Json.Obj object) {
          models.put(name, part(new Leaf(name, object)));
        }
      });
    }
    return new Spent(
        leaf.id(),
        leaf.text("agent"),
        leaf.text("bead"),
        new Spent.Amount(
            leaf.is("known"),
            leaf.number("input_tokens"),
            leaf.number("output_tokens"),
            leaf.number("micro_usd"),
            models),
        leaf.number("turns"),
        leaf.time("at"));
  }
}
