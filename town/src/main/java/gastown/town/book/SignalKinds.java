package gastown.town.book;

import gastown.beads.json.Json;
import gastown.town.signals.Condition;
import gastown.town.signals.Pressure;

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

  public static final Kind<Pressure> PRESSURE =
      new Kind<>(
          "pressure",
          Pressure::session,
          _ -> "",
          pressure ->
              Json.object()
                  .put("percent", pressure.percent())
                  .put("since", pressure.since().toString())
                  .build(),
          leaf -> new Pressure(leaf.id(), leaf.count("percent"), leaf.time("since")));
}
