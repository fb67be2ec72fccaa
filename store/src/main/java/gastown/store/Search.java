package gastown.store;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Field;
import gastown.beads.query.Matching;
import gastown.beads.query.Query;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Finds beads by a query.
final class Search {
  private final Session session;
  private final Query query;
  private final Where where;

  Search(Session session, Query query) {
    this.session = session;
    this.query = query;
    this.where = new Where(this::labelsFound).all(query.where(), query.deletedToo());
  }

  long count() {
    try (var row = bound("SELECT count(*) FROM beads b WHERE " + where.sql())) {
      return row.next() ? row.number(1) : 0;
    }
  }

  /// The beads, in order. Where SQLite does not sort as we do, the first are told from what the
  /// order asks alone, and only they are read whole, through `whole`.
  List<Bead> find(Function<List<String>, Map<String, Bead>> whole) {
    if (Ordering.isForSqlite(query.order())) {
      return ordered();
    }
    var fields = new LinkedHashSet<Field>();
    query.order().forEach(sort -> fields.add(sort.field()));
    var sketches = sketches(List.copyOf(fields));
    sketches.sort(
        Matching.comparator(query.order())
            .thenComparing((a, b) -> BeadId.NATURAL.compare(a.id(), b.id())));
    int most = query.limit() > 0 ? Math.min(query.limit(), sketches.size()) : sketches.size();
    var ids = new ArrayList<String>(most);
    for (var sketch : sketches.subList(0, most)) {
      ids.add(sketch.id());
    }
    var beads = whole.apply(ids);
    var found = new ArrayList<Bead>(most);
    for (var id : ids) {
      found.add(Objects.requireNonNull(beads.get(id)));
    }
    return found;
  }

  private List<Bead> ordered() {
    var found = new ArrayList<Bead>();
    try (var row = bound(select())) {
      if (query.limit() > 0) {
        row.with(query.limit());
      }
      while (row.next()) {
        found.add(Columns.read(row));
      }
    }
    return found;
  }

  /// The statement for an order SQLite knows; a limit is bound last.
  String select() {
    var sql = "SELECT " + Columns.ALL + " FROM beads b WHERE " + where.sql();
    var order = " ORDER BY " + Ordering.sql(query.order());
    return sql + order + (query.limit() > 0 ? " LIMIT ?" : "");
  }

  /// Beads that know nothing but their ids and these fields.
  private List<Bead> sketches(List<Field> fields) {
    var columns = new StringBuilder("b.id");
    for (var field : fields) {
      columns.append(", b.").append(Columns.of(field));
    }
    var found = new ArrayList<Bead>();
    try (var row = bound("SELECT " + columns + " FROM beads b WHERE " + where.sql())) {
      while (row.next()) {
        found.add(Columns.read(row, fields));
      }
    }
    return found;
  }

  Session.Call bound(String sql) {
    if (where.asksMetadata()) {
      session.teachFunctions();
    }
    var call = session.sql(sql);
    for (var value : where.values()) {
      call.with(value);
    }
    return call;
  }

  private List<String> labelsFound(Pattern pattern) {
    var found = new ArrayList<String>();
    // jumps from label to label instead of walking the index
    var sql =
        "WITH RECURSIVE l (label) AS (SELECT min(label) FROM bead_labels UNION ALL"
            + " SELECT (SELECT min(label) FROM bead_labels WHERE label > l.label) FROM l"
            + " WHERE l.label IS NOT NULL) SELECT label FROM l WHERE label IS NOT NULL";
    try (var row = session.sql(sql)) {
      while (row.next()) {
        var label = row.text(1);
        if (pattern.matcher(label).find()) {
          found.add(label);
        }
      }
    }
    return found;
  }
}
