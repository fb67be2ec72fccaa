package gastown.cli.views;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.ReadyWork;
import gastown.cli.Call;
import gastown.cli.cards.Card;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Ready steps seen from their molecule.
record ReadySteps(Call call) {

  Reply of(String word) {
    var root = call.finder().require(word);
    var steps = ReadyWork.descendants(call.rows(), root.id());
    var more = List.<Criterion>of(new Criterion.InIds(steps));
    var wish = new ReadyWork.Wish(true, false, false, Set.of());
    var ready = Card.of(call.rows(), call.rows().find(ReadyWork.query(call.now(), wish, more)));
    return Reply.of(
        page -> {
          page.line("Ready steps of " + root.id() + ": " + Lines.oneLine(root.title()));
          ready.forEach(
              card -> page.line("  " + card.id() + ": " + Lines.oneLine(card.bead().title())));
        },
        () -> json(root, steps.size(), ready));
  }

  private static Json json(Bead root, int total, List<Card> ready) {
    var items = new ArrayList<Json>();
    for (var card : ready) {
      items.add(
          Json.object()
              .put("issue", card.json())
              .put(
                  "parallel_info",
                  ready.size() > 1
                      ? "can run beside " + (ready.size() - 1) + " other step(s)"
                      : "the only ready step")
              .put("parallel_group", "group-1")
              .build());
    }
    var groups = Json.object();
    if (!ready.isEmpty()) {
      groups.put("group-1", Json.texts(ready.stream().map(Card::id).toList()));
    }
    return Json.object()
        .put("molecule_id", root.id())
        .put("molecule_title", root.title())
        .put("total_steps", total)
        .put("ready_steps", ready.size())
        .put("steps", new Json.Arr(items))
        .put("parallel_groups", groups.build())
        .build();
  }

  /// Molecules with a closed gate whose next step is ready.
  Reply gated() {
    var items = new ArrayList<Json>();
    var lines = new ArrayList<String>();
    var gates =
        call.rows()
            .find(
                Query.where(
                    Criterion.is(Field.TYPE, IssueType.GATE),
                    Criterion.is(Field.STATUS, gastown.beads.Status.CLOSED)));
    for (var gate : gates) {
      for (Dependency edge :
          call.rows().dependents(List.of(gate.id())).getOrDefault(gate.id(), List.of())) {
        var step = edge.type().equals(DependencyType.BLOCKS) ? call.rows().bead(edge.from()) : null;
        var root = step == null ? null : parent(step);
        if (step != null
            && root != null
            && step.status().equals(gastown.beads.Status.OPEN)
            && !call.rows().isBlocked(step.id())) {
          items.add(
              Json.object()
                  .put("molecule_id", root.id())
                  .put("molecule_title", root.title())
                  .put("closed_gate", Card.of(call.rows(), gate).plainJson())
                  .put("ready_step", Card.of(call.rows(), step).plainJson())
                  .build());
          lines.add(root.id() + ": " + step.id() + " is ready (gate " + gate.id() + " closed)");
        }
      }
    }
    return Reply.of(
        page -> {
          lines.forEach(page::line);
          if (lines.isEmpty()) {
            page.line("No molecule waits behind a closed gate");
          }
        },
        () ->
            Json.object().put("molecules", new Json.Arr(items)).put("count", items.size()).build());
  }

  private @Nullable Bead parent(Bead bead) {
    for (var edge :
        call.rows().dependencies(List.of(bead.id())).getOrDefault(bead.id(), List.of())) {
      if (edge.type().equals(DependencyType.PARENT_CHILD)) {
        return call.rows().bead(edge.to());
      }
    }
    return null;
  }
}
