package gastown.store;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Field;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a bead lies in the columns of its row.
final class Columns {
  /// All fields, in their order, and last whether any of those is set that seldom are.
  static final String ALL = list();

  static final String PUT = put();

  private Columns() {}

  static String of(Field field) {
    return field == Field.UNKNOWN ? "unknown" : field.key();
  }

  private static String list() {
    var out = new StringBuilder(1024);
    var seldom = new StringBuilder(600);
    for (var field : Field.all()) {
      out.append(out.isEmpty() ? "b." : ", b.").append(of(field));
      if (isSeldom(field)) {
        boolean isFlag = field.kind() == Field.Kind.FLAG;
        seldom
            .append(seldom.isEmpty() ? "" : ", ")
            .append(isFlag ? "nullif(b." : "b.")
            .append(of(field))
            .append(isFlag ? ", 0)" : "");
      }
    }
    return out.append(", coalesce(").append(seldom).append(") IS NOT NULL").toString();
  }

  /// Most beads have none of the fields behind these, and asking a row for a field costs more than
  /// what SQLite does to find that there is none of them.
  private static boolean isSeldom(Field field) {
    return field.ordinal() > Field.CLOSE_REASON.ordinal();
  }

  private static String put() {
    var names = new StringBuilder(1024);
    var marks = new StringBuilder(200);
    var updates = new StringBuilder(2048);
    for (var field : Field.all()) {
      var name = of(field);
      names.append(name).append(", ");
      marks.append("?, ");
      if (field != Field.ID) {
        updates
            .append(updates.isEmpty() ? "" : ", ")
            .append(name)
            .append(" = excluded.")
            .append(name);
      }
    }
    return "INSERT INTO beads ("
        + names
        + "prefix, id_order) VALUES ("
        + marks
        + "?, ?) ON CONFLICT (id) DO UPDATE SET "
        + updates;
  }

  /// Binds what [#PUT] asks for.
  static void bind(Session.Call call, Bead bead) {
    for (var field : Field.all()) {
      call.with(stored(field, bead.get(field)));
    }
    call.with(BeadId.prefix(bead.id())).with(IdOrder.key(bead.id()));
  }

  private static @Nullable Object stored(Field field, @Nullable Object value) {
    return switch (field.kind()) {
      case TEXT -> value == null && field == Field.STATUS ? "" : value;
      case NUMBER -> value;
      case FLAG -> value == null ? 0 : 1;
      case TIME -> value == null ? null : Moment.text((Instant) value);
      case JSON -> value == null ? null : ((Json) value).compact();
    };
  }

  /// The bead in a row that begins with [#ALL].
  static Bead read(Session.Call row) {
    var bead = Bead.of(row.text(1));
    boolean isRich = row.number(Field.all().size() + 1) != 0;
    int column = 1;
    for (var field : Field.all()) {
      if (!isRich && isSeldom(field)) {
        break;
      }
      var value = field == Field.ID ? null : loaded(field, row, column);
      if (value != null) {
        bead = bead.with(field, value);
      }
      column++;
    }
    return bead;
  }

  /// As much of the bead as is in a row of its id and `fields`.
  static Bead read(Session.Call row, List<Field> fields) {
    var bead = Bead.of(row.text(1));
    for (int i = 0; i < fields.size(); i++) {
      var value = loaded(fields.get(i), row, i + 2);
      if (value != null) {
        bead = bead.with(fields.get(i), value);
      }
    }
    return bead;
  }

  private static @Nullable Object loaded(Field field, Session.Call row, int column) {
    return switch (field.kind()) {
      case TEXT -> row.textOrNull(column);
      case NUMBER -> row.numberOrNull(column);
      case FLAG -> row.number(column) != 0 ? Boolean.TRUE : null;
      case TIME -> {
        var text = row.textOrNull(column);
        yield text == null ? null : Moment.instant(text);
      }
      case JSON -> {
        var text = row.textOrNull(column);
        yield text == null ? null : JsonReader.read(text);
      }
    };
  }
}
