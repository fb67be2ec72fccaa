package gastown.beads.store;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.json.Json;
import gastown.beads.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What the contracts of stores have in common.
final class Given {
  private Given() {}

  static void write(BeadStore to, Consumer<Tables> work) {
    to.write(
        "",
        tables -> {
          work.accept(tables);
          return new BeadStore.Answer(0, "", "");
        });
  }

  static Bead open(String id) {
    return Bead.of(id).with(Field.STATUS, "open").with(Field.CREATED_AT, Scatter.NOON);
  }

  /// A store with something in every table.
  static void fill(BeadStore store, long seed, int steps) {
    write(
        store,
        tables -> {
          var scatter = new Scatter(seed);
          for (int i = 0; i < steps; i++) {
            scatter.edit(tables);
          }
          tables.putSetting("a", "1");
          tables.putSetting("b", "2");
          tables.putDocument(document("order", "1", "queued"));
          tables.putDocument(document("worker", "web/Toast", "busy"));
          for (int i = 0; i < 5; i++) {
            tables.append(entryAfter(tables, "step " + i));
            tables.putEvent(event(i, "bd-1", "updated"));
          }
        });
  }

  static Document document(String kind, String id, String shelf) {
    return new Document(kind, id, shelf, Json.object().put("n", 1).build());
  }

  static Event event(long seq, String bead, String kind) {
    return new Event(
        seq,
        bead,
        kind,
        Scatter.NOON.plusSeconds(seq),
        "ana",
        new Event.Values("title", "a", "b", "why"));
  }

  /// All that can be read, as text.
  static String everything(Rows rows) {
    var out = new StringBuilder();
    var ids = new ArrayList<String>();
    for (var bead : rows.find(Query.ALL.withDeleted())) {
      ids.add(bead.id());
      out.append(bead).append(rows.isBlocked(bead.id()));
      for (var field : Field.all()) {
        out.append(bead.get(field)).append(' ');
      }
    }
    out.append(rows.dependencies(ids)).append(rows.dependents(ids)).append(rows.labels(ids));
    out.append(rows.comments(ids)).append(rows.commentCounts(ids)).append(rows.labelCounts());
    out.append(rows.externalTargets()).append(rows.settings("")).append(rows.entriesAfter(0, 0));
    out.append(rows.allDocuments());
    out.append(rows.snapshot()).append(rows.events(null, 0)).append(rows.countTopLevel("hq"));
    return out.toString();
  }

  /// A journal entry that follows the newest.
  static Entry entryAfter(Rows rows, String kind) {
    var head = rows.head();
    var change = new Change(Change.Table.SETTING, "n", Json.none(), Json.of(kind));
    var stroke = Stroke.of(Scatter.NOON, "ana", kind);
    return Entry.after(head.seq() + 1, head.hash(), stroke, List.of(change));
  }
}
