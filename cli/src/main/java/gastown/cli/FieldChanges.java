package gastown.cli;

import gastown.beads.json.Json;
import gastown.beads.store.Change;
import gastown.beads.store.Digest;
import gastown.beads.store.Entry;
import java.util.Set;

/// Notes what `update` and `close` changed in `.beads/interactions.jsonl`, one line for each field,
/// beside what agents record there themselves.
final class FieldChanges {
  private static final String FILE = "interactions.jsonl";
  private static final int NAME_LENGTH = 8;

  private FieldChanges() {}

  /// Whether changes made by the command are noted.
  static boolean areNoted(String path) {
    return path.equals("update") || path.equals("close");
  }

  static void note(Call call, Entry entry) {
    if (call.args().is("--sandbox") || !call.disk().isWritable(call.workspace().folder())) {
      return;
    }
    var lines = new StringBuilder();
    int number = 0;
    for (var change : entry.changes()) {
      if (change.table() == Change.Table.BEAD
          && change.before() instanceof Json.Obj before
          && change.after() instanceof Json.Obj after) {
        for (var field : after.members().keySet()) {
          if (!isClockwork(field)) {
            var name = Digest.sha256(entry.chain().hash() + "\n" + number++);
            var values =
                Json.object()
                    .put("field", field)
                    .put("old_value", before.members().getOrDefault(field, Json.none()))
                    .put("new_value", after.members().getOrDefault(field, Json.none()));
            lines
                .append(line(call, entry, change.key(), name, values.build()).compact())
                .append('\n');
          }
        }
      }
    }
    if (!lines.isEmpty()) {
      call.disk().append(call.workspace().file(FILE), lines.toString());
    }
  }

  private static Json line(Call call, Entry entry, String id, String name, Json.Obj values) {
    var line =
        Json.object()
            .put("id", "int-" + name.substring(0, NAME_LENGTH))
            .put("kind", "field_change")
            .put("created_at", entry.at().toString())
            .put("actor", entry.by().actor())
            .put("issue_id", id);
    var reason = call.args().spec().path().equals("close") ? call.args().text("--reason", "") : "";
    return line.putText("reason", reason).put("extra", values).build();
  }

  /// Times that move with every change say nothing.
  private static boolean isClockwork(String field) {
    return Set.of("updated_at", "last_activity", "").contains(field);
  }
}
