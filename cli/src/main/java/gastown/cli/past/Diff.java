package gastown.cli.past;

import gastown.beads.Bead;
import gastown.beads.FullBead;
import gastown.beads.json.Json;
import gastown.beads.jsonl.BeadJson;
import gastown.beads.query.Query;
import gastown.beads.store.Past;
import gastown.beads.store.Rows;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.views.PastMoment;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// `bd diff`: what differs between two moments of the journal.
final class Diff implements Command {
  private static final Spec SPEC =
      Spec.of("diff", "<from-ref> <to-ref>", "Show what differs between two moments")
          .group(Group.VIEWS)
          .detail(
              "A moment is a time (yesterday, \"2 hours ago\", 2026-01-15T09:00:00Z), the number of"
                  + " a journal entry (#12), or now.")
          .example("bd diff yesterday now")
          .example("bd diff '#12' '#20' --json")
          .build();

  private record Field(String name, Json before, Json after) {
    Json json() {
      return Json.object().put("field", name).put("before", before).put("after", after).build();
    }
  }

  private record Change(String id, String kind, String title, List<Field> fields) {
    Json json() {
      return Json.object()
          .put("id", id)
          .put("change", kind)
          .put("title", title)
          .put("fields", new Json.Arr(fields.stream().map(Field::json).toList()))
          .build();
    }
  }

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.READS;
  }

  @Override
  public Reply run(Call call) {
    var words = call.args().positionals();
    var before = at(call, words.get(0));
    var after = at(call, words.get(1));
    var changes = new ArrayList<Change>();
    var ids = new TreeSet<>(gastown.beads.BeadId.NATURAL);
    ids.addAll(before.keySet());
    ids.addAll(after.keySet());
    for (var id : ids) {
      var change = change(id, before.get(id), after.get(id));
      if (change != null) {
        changes.add(change);
      }
    }
    return Reply.of(
        page -> text(changes, page),
        () -> new Json.Arr(changes.stream().map(Change::json).toList()));
  }

  /// Every issue there was, as one JSON object each.
  private static Map<String, Json.Obj> at(Call call, String when) {
    if (when.equalsIgnoreCase("HEAD") || when.equalsIgnoreCase("now")) {
      return all(call.rows());
    }
    try (var past = Past.of(call.rows(), PastMoment.read(call, when))) {
      return past.read(Diff::all);
    }
  }

  private static Map<String, Json.Obj> all(Rows rows) {
    var beads = rows.find(Query.ALL);
    var ids = beads.stream().map(Bead::id).toList();
    var labels = rows.labels(ids);
    var edges = rows.dependencies(ids);
    var comments = rows.comments(ids);
    var found = new TreeMap<String, Json.Obj>();
    for (var bead : beads) {
      var id = bead.id();
      found.put(
          id,
          BeadJson.of(
              new FullBead(
                  bead,
                  labels.getOrDefault(id, List.of()),
                  edges.getOrDefault(id, List.of()),
                  comments.getOrDefault(id, List.of()))));
    }
    return found;
  }

  private static @Nullable Change change(
      String id, Json.@Nullable Obj before, Json.@Nullable Obj after) {
    if (before == null || after == null) {
      var whole = before == null ? after : before;
      var title = whole == null ? "" : whole.text("title");
      return new Change(
          id, before == null ? "added" : "removed", title == null ? "" : title, List.of());
    }
    var fields = new ArrayList<Field>();
    var keys = new TreeSet<>(before.members().keySet());
    keys.addAll(after.members().keySet());
    keys.remove(gastown.beads.Field.UPDATED_AT.key());
    for (var key : keys) {
      var was = Objects.requireNonNullElse(before.get(key), Json.none());
      var is = Objects.requireNonNullElse(after.get(key), Json.none());
      if (!was.equals(is)) {
        fields.add(new Field(key, was, is));
      }
    }
    var title = after.text("title");
    return fields.isEmpty() ? null : new Change(id, "modified", title == null ? "" : title, fields);
  }

  private static void text(List<Change> changes, Page page) {
    if (changes.isEmpty()) {
      page.line("No changes between the two moments");
      return;
    }
    for (var change : changes) {
      var sign =
          switch (change.kind()) {
            case "added" -> "+";
            case "removed" -> "-";
            default -> "~";
          };
      page.line(sign + " " + change.id() + ": " + Lines.oneLine(change.title()));
      for (var field : change.fields()) {
        page.line(
            "    " + field.name() + ": " + brief(field.before()) + " → " + brief(field.after()));
      }
    }
  }

  private static String brief(Json value) {
    return switch (value) {
      case Json.Null _ -> "-";
      case Json.Str(var text) -> History.brief(text);
      case Json.Num _, Json.Bool _, Json.Obj _, Json.Arr _ -> History.brief(value.compact());
    };
  }
}
