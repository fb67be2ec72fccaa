package gastown.town.book;

import gastown.beads.json.Json;
import gastown.town.signals.Condition;

/// How what sessions told of themselves is written and read.
public final class SignalKinds {
  private SignalKinds() {}

  public static final Kind<Condition> CONDITION =
      new Kind<>(
          "condition",
          Condition::session,
          _ -> "",
          condition ->
              Json.object()
                  .put("state", Leaf.word(condition.state()))
                  .put("since", condition.since().toString())
                  .put("reminders", condition.reminders())
                  .putText("why", condition.why())
                  .build(),
          leaf ->
              new Condition(
                  leaf.id(),
                  leaf.word("state", Condition.State.class),
                  leaf.time("since"),
                  (int) leaf.number("reminders"),
                  leaf.text("why")));
}
