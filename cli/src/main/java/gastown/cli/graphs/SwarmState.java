package gastown.cli.graphs;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Rfc3339;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.store.Rows;
import gastown.beads.work.ReadyWork;
import gastown.cli.Call;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import java.util.ArrayList;
import java.util.List;

/// How far the work on an epic is.
record SwarmState(Bead swarm, Bead epic, Parts parts) {

  /// The children of the epic by how they stand.
  record Parts(List<Json> completed, List<Json> active, List<Json> ready, List<Json> blocked) {
    int total() {
      return completed.size() + active.size() + ready.size() + blocked.size();
    }
  }

  static Reply reply(Call call) {
    var asked = Swarms.asked(call);
    var related = Swarms.isSwarm(asked) ? Swarms.epicOf(call.rows(), asked) : asked;
    var state = of(call.rows(), asked, related == null ? asked : related);
    return Reply.of(state::show, state::json);
  }

  static SwarmState of(Rows rows, Bead swarm, Bead epic) {
    var parts =
        new Parts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var child : SwarmPlan.of(rows, epic).children().values()) {
      var blockers =
          rows.isBlocked(child.id()) ? ReadyWork.blockers(rows, child.id()) : List.<String>of();
      var item = item(child, blockers);
      if (child.isClosed()) {
        parts.completed().add(item);
      } else if (child.status().equals(Status.IN_PROGRESS)
          || child.status().equals(Status.HOOKED)) {
        parts.active().add(item);
      } else if (rows.isBlocked(child.id()) || child.status().equals(Status.BLOCKED)) {
        parts.blocked().add(item);
      } else {
        parts.ready().add(item);
      }
    }
    return new SwarmState(swarm, epic, parts);
  }

  private static Json item(Bead bead, List<String> blockers) {
    var json =
        Json.object()
            .put("id", bead.id())
            .put("title", bead.title())
            .putText("assignee", bead.assignee());
    if (!blockers.isEmpty()) {
      json.put("blocked_by", Json.texts(blockers));
    }
    var closed = bead.time(Field.CLOSED_AT);
    return json.putText("closed_at", closed == null ? "" : Rfc3339.format(closed)).build();
  }

  int percent() {
    return parts.total() == 0 ? 0 : 100 * parts.completed().size() / parts.total();
  }

  Json json() {
    return Json.object()
        .put("epic_id", epic.id())
        .put("epic_title", epic.title())
        .put("total_issues", parts.total())
        .put("completed", new Json.Arr(parts.completed()))
        .put("active", new Json.Arr(parts.active()))
        .put("ready", new Json.Arr(parts.ready()))
        .put("blocked", new Json.Arr(parts.blocked()))
        .put("progress_percent", percent())
        .put("active_count", parts.active().size())
        .put("ready_count", parts.ready().size())
        .put("blocked_count", parts.blocked().size())
        .build();
  }

  /// The short form of a list.
  Json inList() {
    return Json.object()
        .put("id", swarm.id())
        .put("title", swarm.title())
        .put("epic_id", epic.id())
        .put("epic_title", epic.title())
        .put("status", swarm.status())
        .put("coordinator", swarm.assignee())
        .put("total_issues", parts.total())
        .put("completed_issues", parts.completed().size())
        .put("active_issues", parts.active().size())
        .put("progress_percent", percent())
        .build();
  }

  private void show(Page page) {
    page.line("Swarm status: " + epic.id() + " " + Lines.oneLine(epic.title()));
    page.line(
        "  Progress: " + parts.completed().size() + "/" + parts.total() + " (" + percent() + "%)");
    section("Completed", parts.completed(), page);
    section("Active", parts.active(), page);
    section("Ready", parts.ready(), page);
    section("Blocked", parts.blocked(), page);
  }

  private static void section(String name, List<Json> items, Page page) {
    page.blank().line(name + " (" + items.size() + "):");
    for (var item : items) {
      if (item instanceof Json.Obj object) {
        page.line(
            "  " + object.text("id") + ": " + Lines.oneLine(String.valueOf(object.text("title"))));
      }
    }
  }
}
