package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.work.Changing;
import gastown.beads.work.Creating;
import gastown.beads.work.NewIssue;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One slot that only one may hold: who merges now. It is an issue, so that everybody sees it.
final class MergeSlot {
  private MergeSlot() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "merge-slot create" ->
          Simple.writes(spec(path, "Make the merge slot of this workspace"), MergeSlot::create);
      case "merge-slot check" ->
          Simple.reads(spec(path, "Show who holds the merge slot"), MergeSlot::check);
      case "merge-slot acquire" ->
          Simple.writes(
              spec(path, "Take the merge slot")
                  .text("--holder", "who takes it")
                  .sw("--wait", "join the queue when it is held"),
              MergeSlot::acquire);
      case "merge-slot release" ->
          Simple.writes(
              spec(path, "Give the merge slot back").text("--holder", "who gives it back"),
              MergeSlot::release);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String summary) {
    return Spec.of(path, "", summary).group(Group.WORKFLOW);
  }

  private static String id(Call call) {
    return call.config().prefix() + "-merge-slot";
  }

  private static @Nullable Bead slot(Call call) {
    var bead = call.rows().bead(id(call));
    return bead == null || bead.isTombstone() ? null : bead;
  }

  private static Bead require(Call call) {
    var slot = slot(call);
    if (slot == null) {
      throw Problem.of("no-merge-slot", "merge slot not found", "bd merge-slot create").refusal();
    }
    return slot;
  }

  private static String holder(Bead slot) {
    var holder =
        slot.json(Field.METADATA) instanceof Json.Obj object ? object.text("holder") : null;
    return slot.status().equals(Status.IN_PROGRESS) && holder != null ? holder : "";
  }

  private static List<String> waiters(Bead slot) {
    var waiters = new ArrayList<String>();
    if (slot.json(Field.METADATA) instanceof Json.Obj object
        && object.get("waiters") instanceof Json.Arr(var items)) {
      items.forEach(
          item -> waiters.add(item instanceof Json.Str(var text) ? text : item.compact()));
    }
    return waiters;
  }

  private static Bead with(Bead slot, String holder, List<String> waiters) {
    var metadata =
        Json.object()
            .put("holder", holder.isEmpty() ? null : holder)
            .put("waiters", Json.texts(waiters))
            .build();
    return slot.with(Field.METADATA, metadata)
        .with(Field.STATUS, holder.isEmpty() ? Status.OPEN : Status.IN_PROGRESS);
  }

  private static Reply create(Call call) {
    var slot = slot(call);
    if (slot == null) {
      var bead =
          Bead.of("-")
              .with(Field.ID, null)
              .with(Field.TITLE, "Merge slot")
              .with(Field.PRIORITY, 0L);
      slot =
          new Creating(call.tracker())
              .create(
                  new NewIssue(bead, id(call), List.of("gt:slot"), List.of(), NewIssue.Place.TOP))
              .bead();
    }
    var made = slot;
    return Reply.done(
        page -> page.line("✓ Merge slot: " + made.id()),
        () -> Json.object().put("id", made.id()).put("status", made.status()).build());
  }

  private static Reply check(Call call) {
    var slot = slot(call);
    if (slot == null) {
      return Reply.of(
          page -> page.line("No merge slot (bd merge-slot create makes one)"),
          () ->
              Json.object()
                  .put("id", id(call))
                  .put("available", false)
                  .put("error", "not found")
                  .build());
    }
    var holder = holder(slot);
    var waiters = waiters(slot);
    return Reply.of(
        page ->
            page.line(
                holder.isEmpty()
                    ? "○ Merge slot available: " + slot.id()
                    : "◐ Merge slot held by "
                        + holder
                        + (waiters.isEmpty() ? "" : ", waiting: " + String.join(", ", waiters))),
        () ->
            Json.object()
                .put("id", slot.id())
                .put("available", holder.isEmpty())
                .put("holder", holder.isEmpty() ? null : holder)
                .put("waiters", Json.texts(waiters))
                .build());
  }

  private static Reply acquire(Call call) {
    var slot = require(call);
    var me = call.args().text("--holder", call.actor());
    var holder = holder(slot);
    var waiters = new ArrayList<>(waiters(slot));
    if (holder.isEmpty() || holder.equals(me)) {
      waiters.remove(me);
      new Changing(call.tracker()).save(slot, with(slot, me, waiters));
      return Reply.done(
          page -> page.line("✓ Acquired merge slot"),
          () -> Json.object().put("id", slot.id()).put("acquired", true).put("holder", me).build());
    }
    boolean waits = call.args().is("--wait");
    if (waits && !waiters.contains(me)) {
      waiters.add(me);
      new Changing(call.tracker()).save(slot, with(slot, holder, waiters));
    }
    return Reply.of(
            page ->
                page.line(
                    "Merge slot held by "
                        + holder
                        + (waits ? "; waiting at position " + (waiters.indexOf(me) + 1) : "")),
            () -> {
              var json =
                  Json.object().put("id", slot.id()).put("acquired", false).put("holder", holder);
              return waits
                  ? json.put("waiting", true).put("position", waiters.indexOf(me) + 1).build()
                  : json.build();
            })
        .withExit(1);
  }

  private static Reply release(Call call) {
    var slot = require(call);
    var holder = holder(slot);
    var me = call.args().text("--holder", call.actor());
    if (!holder.isEmpty() && !holder.equals(me)) {
      throw Problem.of(
              "wrong-holder",
              "slot held by " + holder + ", not " + me,
              "bd merge-slot release --holder " + holder)
          .refusal();
    }
    new Changing(call.tracker()).save(slot, with(slot, "", waiters(slot)));
    return Reply.done(
        page -> page.line("✓ Released merge slot"),
        () -> Json.object().put("id", slot.id()).put("released", true).build());
  }
}
