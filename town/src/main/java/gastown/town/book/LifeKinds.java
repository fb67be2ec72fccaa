package gastown.town.book;

import gastown.beads.json.Json;
import gastown.town.work.Freeze;
import gastown.town.work.ProviderAccount;
import gastown.town.work.ProviderPause;
import gastown.town.work.Rest;
import gastown.town.work.Shortage;

/// How what is kept about the town's own life is written and read.
public final class LifeKinds {
  private static final String TOWN = "town";

  private LifeKinds() {}

  public static final Kind<Freeze> FREEZE =
      new Kind<>(
          "freeze",
          freeze -> id(freeze.where()),
          _ -> "",
          freeze ->
              Json.object()
                  .put("where", freeze.where())
                  .put("since", freeze.since().toString())
                  .put("by", freeze.by())
                  .putText("why", freeze.why())
                  .build(),
          leaf ->
              new Freeze(
                  leaf.text("where"), leaf.time("since"), leaf.text("by"), leaf.text("why")));

  /// What [#FREEZE] was, when it is over.
  public static final Kind<Rest> REST =
      new Kind<>(
          "rest",
          rest -> id(rest.where()) + "/" + rest.since().toEpochMilli(),
          _ -> "",
          rest ->
              Json.object()
                  .put("where", rest.where())
                  .put("since", rest.since().toString())
                  .put("until", rest.until().toString())
                  .build(),
          leaf -> new Rest(leaf.text("where"), leaf.time("since"), leaf.time("until")));

  /// There is one at most.
  public static final String DISK = "disk";

  public static final Kind<Shortage> SHORTAGE =
      new Kind<>(
          "shortage",
          _ -> DISK,
          _ -> "",
          shortage ->
              Json.object()
                  .put("since", shortage.since().toString())
                  .put("free", shortage.freeBytes())
                  .put("reserve", shortage.reserveBytes())
                  .build(),
          leaf -> new Shortage(leaf.time("since"), leaf.number("free"), leaf.number("reserve")));

  /// By the name of the runtime; a runtime that has none is an account of its own.
  public static final Kind<ProviderAccount> ACCOUNT =
      new Kind<>(
          "account",
          ProviderAccount::runtime,
          _ -> "",
          known -> Json.object().put("account", known.account()).build(),
          leaf -> new ProviderAccount(leaf.id(), leaf.text("account")));

  /// By the account.
  public static final Kind<ProviderPause> PAUSE =
      new Kind<>(
          "pause",
          ProviderPause::account,
          _ -> "",
          pause ->
              Json.object()
                  .put("since", pause.since().toString())
                  .put("until", pause.until().toString())
                  .put("tries", pause.cause().tries())
                  .putText("why", pause.cause().why())
                  .put("sessions", Json.texts(pause.sessions()))
                  .put("over", pause.isOver())
                  .build(),
          leaf ->
              new ProviderPause(
                  leaf.id(),
                  leaf.time("since"),
                  leaf.time("until"),
                  new ProviderPause.Cause(leaf.text("why"), leaf.count("tries")),
                  leaf.texts("sessions"),
                  leaf.is("over")));

  /// The id of the freeze of a rig, or, for the empty name, of the town.
  public static String id(String where) {
    return where.isEmpty() ? TOWN : "rig/" + where;
  }
}
