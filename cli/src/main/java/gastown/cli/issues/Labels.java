package gastown.cli.issues;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.Validation;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands about labels.
final class Labels {
  private Labels() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "label add" ->
          Simple.writes(
              spec(path, "[issue-id...] [label]", "Add a label to issues")
                  .example("bd label add ex-4k2 core"),
              call -> change(call, true));
      case "label remove" ->
          Simple.writes(
              spec(path, "[issue-id...] [label]", "Take a label off issues")
                  .example("bd label remove ex-4k2 core"),
              call -> change(call, false));
      case "label list" ->
          Simple.reads(spec(path, "[issue-id]", "List the labels of an issue"), Labels::list);
      case "label list-all" ->
          Simple.reads(
              spec(path, "", "List all labels and how many issues carry each"), Labels::listAll);
      case "label propagate" ->
          Simple.writes(
              spec(path, "[parent-id] [label]", "Give a label of a parent to all its children"),
              Labels::propagate);
      case "tag" ->
          Simple.writes(
              spec(path, "<id> <label>", "Add a label to an issue (short for label add)")
                  .example("bd tag ex-4k2 core"),
              call -> change(call, true));
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.of(path, usage, summary).group(Group.ISSUES);
  }

  private static Reply change(Call call, boolean isAdded) {
    var words = new ArrayList<>(call.args().positionals());
    if (words.size() < 2) {
      throw Problem.of(
              "id-and-label", "an issue ID and a label are needed", call.args().spec().helpCall())
          .refusal();
    }
    var typed = words.removeLast();
    var label = isAdded ? Validation.newLabel(typed) : Validation.label(typed);
    var items = new ArrayList<Json>();
    var lines = new ArrayList<String>();
    for (var word : words) {
      var id = call.finder().require(word).id();
      boolean isChanged = isAdded ? call.draft().label(id, label) : call.draft().unlabel(id, label);
      lines.add(text(isAdded, isChanged, label, id));
      items.add(
          Json.object()
              .put("status", isAdded ? "added" : "removed")
              .put("issue_id", id)
              .put("label", label)
              .build());
      call.touch(id);
      call.draft().name(isAdded ? "label add" : "label remove", id);
    }
    return Reply.done(page -> lines.forEach(page::line), () -> new Json.Arr(items));
  }

  private static String text(boolean isAdded, boolean isChanged, String label, String id) {
    if (isAdded) {
      return "✓ Added label '" + label + "' to " + id + (isChanged ? "" : " (it was there)");
    }
    return "✓ Removed label '" + label + "' from " + id + (isChanged ? "" : " (it was not there)");
  }

  private static Reply list(Call call) {
    var id = call.finder().require(call.idsOrLast(call.args().positionals()).getFirst()).id();
    var labels = call.rows().labels(List.of(id)).getOrDefault(id, List.of());
    return Reply.of(
        page -> {
          page.line(labels.isEmpty() ? id + " has no labels" : "🏷 Labels for " + id + ":");
          labels.forEach(label -> page.line("  - " + label));
        },
        () -> Json.texts(labels));
  }

  private static Reply listAll(Call call) {
    var counts = call.rows().labelCounts();
    return Reply.of(
        page -> {
          page.line(
              counts.isEmpty()
                  ? "No labels found"
                  : "🏷 All labels (" + counts.size() + " unique):");
          counts.forEach((label, count) -> page.line("  " + label + "  (" + count + " issues)"));
        },
        () -> {
          var items = new ArrayList<Json>();
          counts.forEach((label, count) ->
              items.add(Json.object().put("label", label).put("count", count).build()));
          return new Json.Arr(items);
        });
  }

  private static Reply propagate(Call call) {
    var words = call.args().positionals();
    if (words.size() != 2) {
      throw Problem.of(
              "id-and-label", "a parent ID and a label are needed", call.args().spec().helpCall())
          .refusal();
    }
    var parent = call.finder().require(words.get(0)).id();
    var label = Validation.newLabel(words.get(1));
    var changed = new ArrayList<String>();
    for (var child : call.rows().find(Query.where(new Criterion.ChildOf(parent)))) {
      if (call.draft().label(child.id(), label)) {
        changed.add(child.id());
      }
    }
    call.draft().name("label propagate", parent);
    return Reply.done(
        page ->
            page.line(
                "✓ Added label '" + label + "' to " + changed.size() + " children of " + parent),
        () ->
            Json.object()
                .put("parent", parent)
                .put("label", label)
                .put("updated", Json.texts(changed))
                .put("count", changed.size())
                .build());
  }
}
