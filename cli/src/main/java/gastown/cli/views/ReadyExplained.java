package gastown.cli.views;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.json.Json;
import gastown.beads.jsonl.BeadJson;
import gastown.beads.query.Query;
import gastown.beads.work.Cycles;
import gastown.beads.work.ReadyWork;
import gastown.cli.Call;
import gastown.cli.cards.Card;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import java.util.ArrayList;
import java.util.List;

/// `bd ready --explain`: why each issue is ready, and what blocks the others.
record ReadyExplained(Call call) {
  Reply reply() {
    var ready = Card.of(call.rows(), call.rows().find(Ready.query(call, new Filters(call).read())));
    var blocked = call.rows().find(ReadyWork.blocked(List.of()).orderedBy(Query.USUAL));
    var cycles = Cycles.all(call.rows());
    return Reply.of(page -> text(ready, blocked, cycles, page), () -> json(ready, blocked, cycles));
  }

  private List<String> resolved(Card card) {
    var targets =
        card.edges().stream()
            .filter(edge ->
                !edge.type().equals(DependencyType.PARENT_CHILD)
                    && DependencyType.AFFECTING_READINESS.contains(edge.type()))
            .map(Dependency::to)
            .toList();
    return call.rows().beads(targets).values().stream()
        .filter(Bead::isSettled)
        .map(Bead::id)
        .toList();
  }

  private static String reason(List<String> resolved) {
    return resolved.isEmpty()
        ? "no blocking dependencies"
        : resolved.size() + " blocker(s) resolved";
  }

  private void text(List<Card> ready, List<Bead> blocked, List<List<String>> cycles, Page page) {
    page.line("Ready (" + ready.size() + "):");
    for (var card : ready) {
      page.line(
          "  "
              + card.id()
              + ": "
              + Lines.oneLine(card.bead().title())
              + " — "
              + reason(resolved(card)));
    }
    page.blank().line("Blocked (" + blocked.size() + "):");
    for (var bead : blocked) {
      page.line(
          "  "
              + bead.id()
              + ": "
              + Lines.oneLine(bead.title())
              + " — waits for "
              + String.join(", ", ReadyWork.blockers(call.rows(), bead.id())));
    }
    cycles.forEach(cycle -> page.line("Cycle: " + String.join(" → ", cycle)));
  }

  private Json json(List<Card> ready, List<Bead> blocked, List<List<String>> cycles) {
    var readyItems = new ArrayList<Json>();
    for (var card : ready) {
      var resolved = resolved(card);
      readyItems.add(
          card.json()
              .with("reason", Json.of(reason(resolved)))
              .with("resolved_blockers", Json.texts(resolved)));
    }
    var blockedItems = new ArrayList<Json>();
    for (var bead : blocked) {
      blockedItems.add(blocked(bead));
    }
    var rings = new ArrayList<Json>();
    cycles.forEach(cycle -> rings.add(Json.texts(cycle)));
    var summary =
        Json.object()
            .put("total_ready", ready.size())
            .put("total_blocked", blocked.size())
            .put("cycle_count", cycles.size());
    return Json.object()
        .put("ready", new Json.Arr(readyItems))
        .put("blocked", new Json.Arr(blockedItems))
        .put("cycles", new Json.Arr(rings))
        .put("summary", summary.build())
        .build();
  }

  private Json blocked(Bead bead) {
    var blockers = ReadyWork.blockers(call.rows(), bead.id());
    var known = call.rows().beads(blockers);
    var items = new ArrayList<Json>();
    for (var id : blockers) {
      var blocker = known.get(id);
      var item = Json.object().put("id", id);
      if (blocker != null) {
        item.put("title", blocker.title())
            .put("status", blocker.status())
            .put("priority", blocker.priority());
      }
      items.add(item.build());
    }
    return BeadJson.of(bead)
        .with("blocked_by", new Json.Arr(items))
        .with("blocked_by_count", Json.of(items.size()));
  }
}
