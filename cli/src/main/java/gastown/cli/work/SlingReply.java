package gastown.cli.work;

import gastown.beads.Bead;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.engine.work.Dispatch.Slung;
import gastown.town.address.Address;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What `gt sling` says.
record SlingReply(Call call, Desk desk, List<Slung> outcomes, @Nullable Bead convoy) {
  Reply reply() {
    var problems = outcomes.stream().map(this::problem).filter(java.util.Objects::nonNull).toList();
    if (problems.size() == outcomes.size() && !problems.isEmpty()) {
      throw java.util.Objects.requireNonNull(problems.getFirst()).refusal();
    }
    var reply = Reply.done(this::text, this::json);
    for (var problem : problems) {
      reply =
          reply.withRemark(
              "gt: " + java.util.Objects.requireNonNull(problem).what() + ": " + problem.because());
    }
    return problems.isEmpty() ? reply : reply.withExit(1);
  }

  private @Nullable Problem problem(Slung outcome) {
    return switch (outcome) {
      case Slung.Hooked _, Slung.Waits _ -> null;
      case Slung.HeldBy(var bead, var held) -> {
        var who = shown(held.claim().worker());
        yield new Problem(
            "bead-held",
            "cannot sling " + bead,
            who
                + " has held it since "
                + hour(held.since())
                + " (epoch "
                + held.epoch()
                + ", "
                + held.phase().name().toLowerCase(Locale.ROOT)
                + ")",
            List.of("gt peek " + who, "gt sling " + again(bead) + " --steal"));
      }
      case Slung.OnHook(var bead, var holder) ->
          new Problem(
              "bead-held",
              "cannot sling " + bead,
              "it hangs on the hook of " + shown(holder),
              List.of("gt hook " + holder, "gt sling " + again(bead) + " --steal"));
      case Slung.Blocked(var bead, var by) ->
          new Problem(
              "bead-blocked",
              "cannot sling " + bead,
              "it waits for " + String.join(", ", by),
              List.of(
                  "gt convoy create \"…\" " + bead + "   (hands it out when it is ready)",
                  "gt sling " + again(bead) + " --force"));
      case Slung.NotWork(var bead, var why) ->
          new Problem(
              "not-work", "cannot sling " + bead, why, List.of("bd show " + bead, "gt ready"));
      case Slung.WorkerBusy(var worker, var with) ->
          new Problem(
              "worker-busy",
              "cannot sling to " + worker.shown(),
              "it works on " + with,
              List.of("gt sling <bead> " + worker.rig(), "gt peek " + worker.shown()));
    };
  }

  private String again(String bead) {
    var words = call.args().positionals();
    var target = words.size() > 1 ? " " + words.getLast() : "";
    return bead + target;
  }

  private static String shown(String address) {
    var who = Address.read(address);
    return who == null ? address : who.shown();
  }

  private String hour(java.time.Instant at) {
    ZoneId zone = call.zone();
    return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at.atZone(zone));
  }

  void text(Page page) {
    for (var outcome : outcomes) {
      switch (outcome) {
        case Slung.Hooked(var bead, var worker, var epoch, var _) ->
            page.line(
                "✓ " + bead + " hangs on " + worker.shown() + "'s hook (epoch " + epoch + ")");
        case Slung.Waits(var bead, var rig, var place, var why) ->
            page.line(
                "✓ " + bead + " waits for a place in " + rig + " (number " + place + "): " + why);
        case Slung.HeldBy _,
            Slung.OnHook _,
            Slung.Blocked _,
            Slung.NotWork _,
            Slung.WorkerBusy _ -> {}
      }
    }
    if (call.args().is("--dry-run")) {
      page.line("  (dry run: nothing was changed)");
      return;
    }
    if (convoy != null) {
      page.line("  convoy " + convoy.id() + ": " + convoy.title());
    }
    if (!desk.isUp()) {
      page.line("  The town is down, so nothing starts yet: gt up");
    }
  }

  private Json json() {
    var items = new ArrayList<Json>();
    for (var outcome : outcomes) {
      items.add(json(outcome));
    }
    return Json.object()
        .put("slung", new Json.Arr(items))
        .putText("convoy_id", convoy == null ? "" : convoy.id())
        .put("town_up", desk.isUp())
        .build();
  }

  private Json json(Slung outcome) {
    var problem = problem(outcome);
    return switch (outcome) {
      case Slung.Hooked(var bead, var worker, var epoch, var isNew) ->
          Json.object()
              .put("bead", bead)
              .put("status", "hooked")
              .put("agent", worker.text())
              .put("epoch", epoch)
              .put("spawned", isNew)
              .build();
      case Slung.Waits(var bead, var rig, var place, var why) ->
          Json.object()
              .put("bead", bead)
              .put("status", "queued")
              .put("rig", rig)
              .put("place", place)
              .put("reason", why)
              .build();
      case Slung.HeldBy(var bead, var _) -> refused(bead, problem);
      case Slung.OnHook(var bead, var _) -> refused(bead, problem);
      case Slung.Blocked(var bead, var _) -> refused(bead, problem);
      case Slung.NotWork(var bead, var _) -> refused(bead, problem);
      case Slung.WorkerBusy(var worker, var _) -> refused(worker.text(), problem);
    };
  }

  private static Json refused(String what, @Nullable Problem problem) {
    return Json.object()
        .put("bead", what)
        .put("status", "refused")
        .put("code", problem == null ? "" : problem.code())
        .put("reason", problem == null ? "" : problem.because())
        .build();
  }
}
