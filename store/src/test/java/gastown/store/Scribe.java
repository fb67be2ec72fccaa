package gastown.store;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.store.BeadStore;
import gastown.beads.store.Draft;
import gastown.beads.store.Scatter;
import gastown.beads.store.Stroke;
import gastown.beads.store.Tables;
import java.nio.file.Path;
import java.util.Objects;

/// A process that writes, says after each commit what it wrote, and expects to be killed.
public final class Scribe {
  private Scribe() {}

  /// `file name from to`: writes beads `bd-<name>.<from>` up to, but without, `to`.
  public static void main(String[] args) {
    var file = Path.of(args[0]);
    var name = args[1];
    try (var store = SqliteStore.open(file)) {
      for (int i = Integer.parseInt(args[2]); i < Integer.parseInt(args[3]); i++) {
        var id = id(name, i);
        store.write(id, tables -> write(tables, id));
        System.out.println(i);
      }
    }
  }

  static String id(String name, int number) {
    return "bd-" + name + "." + number;
  }

  /// A bead, a label, an event, a journal entry, and one more on the counter: all or nothing.
  static BeadStore.Answer write(Tables tables, String id) {
    var draft = new Draft(tables, Stroke.of(Scatter.NOON, "scribe", "create"));
    draft.put(Bead.of(id).with(Field.STATUS, "open").with(Field.DESCRIPTION, "text ".repeat(200)));
    draft.label(id, "written");
    var count = Objects.requireNonNullElse(tables.setting("count"), "0");
    draft.set("count", Integer.toString(Integer.parseInt(count) + 1));
    draft.finish();
    return new BeadStore.Answer(0, "wrote " + id + " as number " + count, "");
  }
}
