package gastown.cli.town;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.cli.Call;
import gastown.cli.reply.Page;
import gastown.engine.queue.Refinery;
import gastown.engine.work.Alarms;
import gastown.engine.work.Conditions;
import gastown.engine.work.Holds;
import gastown.engine.work.Pauses;
import gastown.town.book.Kinds;
import gastown.town.book.QueueKinds;
import gastown.town.book.Reading;
import gastown.town.queue.Line;
import gastown.town.work.Freeze;
import gastown.town.work.ProviderPause;
import gastown.town.work.Worker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What goes on in a town: who is at work, what waits, what a person should look at.
record Activity(
    boolean isUp,
    List<Worker> workers,
    Map<String, String> states,
    Map<String, Rig> rigs,
    List<Bead> alarms,
    Waits waits) {

  /// What keeps work from being done: limits of providers, and a person's stop.
  record Waits(List<ProviderPause> pauses, List<Freeze> freezes) {}

  /// `states` are the workers' by address; `titles` are of the beads the rig's workers have.
  record Rig(Map<String, String> titles, int waiting, int queued, Line line) {}

  static Activity of(Call call, List<String> rigs) {
    var reading = new Reading(call.rows());
    var workers = reading.on(Kinds.WORKER, "busy");
    var states = new HashMap<String, String>();
    workers.forEach(worker -> states.put(worker.who().text(), Conditions.word(reading, worker)));
    var ids = workers.stream().map(worker -> worker.job().bead()).toList();
    var beads = call.rows().beads(ids);
    var byRig = new HashMap<String, Rig>();
    for (var rig : rigs) {
      var titles = new HashMap<String, String>();
      for (var worker : workers) {
        var bead = beads.get(worker.job().bead());
        if (rig.equals(worker.who().rig()) && bead != null) {
          titles.put(bead.id(), bead.title());
        }
      }
      byRig.put(
          rig,
          new Rig(
              titles,
              reading.on(Kinds.WAITING, rig).size(),
              reading.on(QueueKinds.SUBMISSION, QueueKinds.queued(rig)).size(),
              Refinery.line(reading, rig)));
    }
    var alarms =
        call.rows()
            .find(
                Query.where(
                        new Criterion.HasLabel(Alarms.LABEL),
                        Criterion.isNot(Field.STATUS, Status.CLOSED))
                    .limitedTo(20));
    return new Activity(
        call.house().keeper().isUp(call.town().root()),
        workers,
        states,
        byRig,
        alarms,
        new Waits(Pauses.on(reading, call.now()), Holds.of(reading).freezes()));
  }

  void head(Page page) {
    page.line(isUp ? "up" : "down   (gt up)");
  }

  void rig(String name, Page page) {
    var rig = rigs.get(name);
    if (rig == null) {
      return;
    }
    for (var worker : workers) {
      if (name.equals(worker.who().rig())) {
        var bead = worker.job().bead();
        page.line(
            "  "
                + worker.who().name()
                + "  "
                + state(worker)
                + "  "
                + bead
                + " "
                + rig.titles().getOrDefault(bead, ""));
      }
    }
    if (rig.waiting() > 0) {
      page.line("  " + rig.waiting() + " waiting for a place");
    }
    if (rig.queued() > 0) {
      page.line("  " + rig.queued() + " in the merge queue");
    }
    if (rig.line().pause().isOn()) {
      page.line(Page.Style.YELLOW, "  landing waits: " + rig.line().pause().why());
    }
  }

  void foot(Page page) {
    for (var freeze : waits.freezes()) {
      page.line(Page.Style.RED, "■ " + freeze.told());
    }
    for (var pause : waits.pauses()) {
      page.line(
          Page.Style.YELLOW,
          "~ " + pause.shown() + " waits until " + pause.until() + ": " + pause.cause().why());
    }
    for (var alarm : alarms) {
      page.line(Page.Style.RED, "! " + alarm.id() + "  " + alarm.title());
    }
  }

  private String state(Worker worker) {
    return states.getOrDefault(worker.who().text(), "");
  }

  Json agents() {
    var items = new ArrayList<Json>();
    for (var worker : workers) {
      items.add(
          Json.object()
              .put("address", worker.who().text())
              .put("name", worker.who().name())
              .put("rig", worker.who().rig())
              .put("role", "polecat")
              .put("state", state(worker))
              .put("has_work", true)
              .put("work_bead", worker.job().bead())
              .build());
    }
    return new Json.Arr(items);
  }

  Json pauses() {
    var items = new ArrayList<Json>();
    for (var pause : waits.pauses()) {
      items.add(
          Json.object()
              .put("account", pause.account())
              .put("until", pause.until().toString())
              .put("reason", pause.cause().why())
              .build());
    }
    return new Json.Arr(items);
  }

  Json stops() {
    var items = new ArrayList<Json>();
    for (var freeze : waits.freezes()) {
      items.add(
          Json.object()
              .put("where", freeze.isOfTown() ? "town" : freeze.where())
              .put("since", freeze.since().toString())
              .put("by", freeze.by())
              .put("reason", freeze.why())
              .build());
    }
    return new Json.Arr(items);
  }

  Json escalations() {
    var items = new ArrayList<Json>();
    for (var alarm : alarms) {
      items.add(Json.object().put("id", alarm.id()).put("title", alarm.title()).build());
    }
    return new Json.Arr(items);
  }
}
