package gastown.cli.views;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.Vocabulary;
import gastown.cli.Call;
import gastown.cli.cards.Card;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// What stands around an issue: children, references, conversation.
record ShowRelations(Call call) {
  private Lines lines() {
    return new Lines(Vocabulary.of(call.config()));
  }

  Reply children(List<Bead> parents) {
    var all = new LinkedHashMap<Bead, List<Card>>();
    for (var parent : parents) {
      all.put(
          parent,
          Card.of(call.rows(), call.rows().find(Query.where(new Criterion.ChildOf(parent.id())))));
    }
    var json = Json.object();
    all.forEach((parent, cards) -> json.put(parent.id(), Card.json(cards)));
    return Reply.of(
        page ->
            all.forEach((parent, cards) -> {
              page.line("Children of " + parent.id() + ": " + Lines.oneLine(parent.title()));
              cards.forEach(card -> lines().inSection("↳", card.bead(), page));
              if (cards.isEmpty()) {
                page.line("  (none)");
              }
            }),
        json::build);
  }

  /// What depends on an issue, and what mentions it in its texts.
  Reply references(List<Bead> beads) {
    var json = Json.object();
    var texts = new ArrayList<String>();
    for (var bead : beads) {
      var id = bead.id();
      var edges = call.rows().dependents(List.of(id)).getOrDefault(id, List.of());
      var mentioning = new ArrayList<Criterion>();
      for (var field : List.of(Field.DESCRIPTION, Field.DESIGN, Field.NOTES, Field.ACCEPTANCE)) {
        mentioning.add(new Criterion.Contains(field, id));
      }
      var mentions = call.rows().find(Query.where(new Criterion.Any(mentioning)));
      texts.add("References to " + id + ": " + Lines.oneLine(bead.title()));
      edges.forEach(edge -> texts.add("  " + edge.from() + " (" + edge.type() + ")"));
      mentions.forEach(other -> texts.add("  " + other.id() + " (mentions it)"));
      json.put(
          id,
          Json.object()
              .put(
                  "dependents",
                  new Json.Arr(edges.stream().<Json>map(ShowRelations::edge).toList()))
              .put("mentions", Json.texts(mentions.stream().map(Bead::id).toList()))
              .build());
    }
    return Reply.of(page -> texts.forEach(page::line), json::build);
  }

  private static Json edge(Dependency edge) {
    return Json.object().put("id", edge.from()).put("type", edge.type()).build();
  }

  private static String ends(Bead message) {
    var sender = message.text(Field.SENDER);
    var from = sender.isEmpty() ? message.text(Field.CREATED_BY) : sender;
    return message.assignee().isEmpty() ? from : from + " → " + message.assignee();
  }

  /// All messages connected by replies, oldest first.
  Reply thread(Bead bead) {
    var found = new LinkedHashMap<String, Bead>();
    var work = new ArrayList<>(List.of(bead.id()));
    while (!work.isEmpty()) {
      var id = work.removeLast();
      var one = call.rows().bead(id);
      if (one == null || found.put(id, one) != null) {
        continue;
      }
      call.rows()
          .dependencies(List.of(id))
          .values()
          .forEach(list ->
              list.stream()
                  .filter(edge -> edge.type().equals(DependencyType.REPLIES_TO))
                  .forEach(edge -> work.add(edge.to())));
      call.rows()
          .dependents(List.of(id))
          .values()
          .forEach(list ->
              list.stream()
                  .filter(edge -> edge.type().equals(DependencyType.REPLIES_TO))
                  .forEach(edge -> work.add(edge.from())));
    }
    var messages = new ArrayList<>(found.values());
    messages.sort(java.util.Comparator.comparing(Bead::createdAt).thenComparing(Bead::id));
    return Reply.of(
        page -> {
          for (var message : messages) {
            page.line(message.id() + "  " + ends(message) + ": " + Lines.oneLine(message.title()));
            if (!message.text(Field.DESCRIPTION).isEmpty()) {
              page.line("  " + message.text(Field.DESCRIPTION).replace("\n", "\n  "));
            }
          }
        },
        () -> Card.json(Card.of(call.rows(), messages)));
  }
}
