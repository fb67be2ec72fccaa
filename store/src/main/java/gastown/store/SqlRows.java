package gastown.store;

import gastown.beads.Bead;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.query.Query;
import gastown.beads.store.Document;
import gastown.beads.store.Entry;
import gastown.beads.store.Event;
import gastown.beads.store.Rows;
import gastown.beads.store.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be read through one connection within a transaction.
class SqlRows implements Rows {
  private static final int FEW = 8;

  private static final String DEPENDENCY =
      "SELECT issue_id, depends_on_id, type, created_at, created_by, metadata, thread_id,"
          + " unknown"
          + " FROM bead_dependencies WHERE ";

  private static final String EVENT =
      "SELECT row, seq, issue_id, event_type, created_at, actor, field, old_value, new_value,"
          + " comment FROM bead_events";

  final Session session;

  SqlRows(Session session) {
    this.session = session;
  }

  @Override
  public @Nullable Bead bead(String id) {
    try (var row = session.sql("SELECT " + Columns.ALL + " FROM beads b WHERE b.id = ?").with(id)) {
      return row.next() ? Columns.read(row) : null;
    }
  }

  @Override
  public Map<String, Bead> beads(Collection<String> ids) {
    var found = new LinkedHashMap<String, Bead>();
    if (ids.isEmpty()) {
      return found;
    }
    var sql = "SELECT " + Columns.ALL + " FROM beads b WHERE ";
    try (var row = among(sql, "b.id", ids, " ORDER BY b.id")) {
      while (row.next()) {
        var bead = Columns.read(row);
        found.put(bead.id(), bead);
      }
    }
    return found;
  }

  /// A statement limited to `ids`: few are bound one by one, many as one list.
  private Session.Call among(String before, String column, Collection<String> ids, String after) {
    if (ids.size() > FEW) {
      return session
          .sql(before + column + " IN (SELECT value FROM json_each(?))" + after)
          .with(Json.texts(ids).compact());
    }
    int places = ids.size() == 1 ? 1 : FEW;
    var call = session.sql(before + column + " IN (?" + ", ?".repeat(places - 1) + ")" + after);
    var last = "";
    for (var id : ids) {
      call.with(id);
      last = id;
    }
    for (int i = ids.size(); i < places; i++) {
      call.with(last);
    }
    return call;
  }

  @Override
  public List<Bead> find(Query query) {
    return new Search(session, query).find(this::beads);
  }

  @Override
  public long count(Query query) {
    return new Search(session, query).count();
  }

  @Override
  public Map<String, List<Dependency>> dependencies(Collection<String> ids) {
    var found = new LinkedHashMap<String, List<Dependency>>();
    if (ids.isEmpty()) {
      return found;
    }
    try (var row = among(DEPENDENCY, "issue_id", ids, " ORDER BY issue_id, depends_on_id")) {
      while (row.next()) {
        var dependency = dependency(row);
        found.computeIfAbsent(dependency.from(), _ -> new ArrayList<>()).add(dependency);
      }
    }
    return found;
  }

  @Override
  public Map<String, List<Dependency>> dependents(Collection<String> ids) {
    var found = new LinkedHashMap<String, List<Dependency>>();
    if (ids.isEmpty()) {
      return found;
    }
    try (var row = among(DEPENDENCY, "depends_on_id", ids, " ORDER BY depends_on_id, issue_id")) {
      while (row.next()) {
        var dependency = dependency(row);
        found.computeIfAbsent(dependency.to(), _ -> new ArrayList<>()).add(dependency);
      }
    }
    return found;
  }

  private static Dependency dependency(Session.Call row) {
    return new Dependency(
        row.text(1),
        row.text(2),
        row.text(3),
        Moment.instant(row.text(4)),
        row.text(5),
        new Dependency.Details(row.text(6), row.textOrNull(7), unknown(row, 8)));
  }

  private static Json.Obj unknown(Session.Call row, int column) {
    var text = row.textOrNull(column);
    return text == null ? Json.empty() : (Json.Obj) JsonReader.read(text);
  }

  @Override
  public Map<String, List<String>> labels(Collection<String> ids) {
    var found = new LinkedHashMap<String, List<String>>();
    if (ids.isEmpty()) {
      return found;
    }
    var sql = "SELECT issue_id, label FROM bead_labels WHERE ";
    try (var row = among(sql, "issue_id", ids, " ORDER BY issue_id, label")) {
      while (row.next()) {
        found.computeIfAbsent(row.text(1), _ -> new ArrayList<>()).add(row.text(2));
      }
    }
    return found;
  }

  @Override
  public Map<String, Long> labelCounts() {
    var found = new LinkedHashMap<String, Long>();
    var sql =
        "SELECT x.label, count(*) FROM bead_labels x JOIN beads b ON b.id = x.issue_id"
            + " WHERE b.status <> 'tombstone' GROUP BY x.label ORDER BY x.label";
    try (var row = session.sql(sql)) {
      while (row.next()) {
        found.put(row.text(1), row.number(2));
      }
    }
    return found;
  }

  @Override
  public Map<String, List<Comment>> comments(Collection<String> ids) {
    var found = new LinkedHashMap<String, List<Comment>>();
    if (ids.isEmpty()) {
      return found;
    }
    var sql = "SELECT id, issue_id, author, text, created_at, unknown FROM bead_comments WHERE ";
    try (var row = among(sql, "issue_id", ids, " ORDER BY issue_id, created_at, id")) {
      while (row.next()) {
        found
            .computeIfAbsent(row.text(2), _ -> new ArrayList<>())
            .add(
                new Comment(
                    row.text(1),
                    row.text(2),
                    row.text(3),
                    row.text(4),
                    Moment.instant(row.text(5)),
                    unknown(row, 6)));
      }
    }
    return found;
  }

  @Override
  public Map<String, Integer> commentCounts(Collection<String> ids) {
    var found = new LinkedHashMap<String, Integer>();
    if (ids.isEmpty()) {
      return found;
    }
    var sql = "SELECT issue_id, count(*) FROM bead_comments WHERE ";
    try (var row = among(sql, "issue_id", ids, " GROUP BY issue_id ORDER BY issue_id")) {
      while (row.next()) {
        found.put(row.text(1), (int) row.number(2));
      }
    }
    return found;
  }

  @Override
  public boolean isBlocked(String id) {
    try (var row = session.sql("SELECT is_blocked FROM beads WHERE id = ?").with(id)) {
      return row.next() && row.number(1) != 0;
    }
  }

  @Override
  public List<String> idsContaining(String part, int limit) {
    var sql =
        "SELECT id FROM beads WHERE instr(id, ?) > 0 AND instr(substr(id, length(prefix) + 2), ?) >"
            + " 0 AND status <> 'tombstone' ORDER BY id LIMIT ?";
    return texts(session.sql(sql).with(part).with(part).with(limit <= 0 ? -1 : limit));
  }

  @Override
  public List<String> externalTargets() {
    return texts(
        session.sql(
            "SELECT DISTINCT depends_on_id FROM bead_dependencies"
                + " WHERE depends_on_id >= 'external:' AND depends_on_id < 'external;'"
                + " ORDER BY depends_on_id"));
  }

  private static List<String> texts(Session.Call call) {
    var found = new ArrayList<String>();
    try (call) {
      while (call.next()) {
        found.add(call.text(1));
      }
    }
    return found;
  }

  @Override
  public long countTopLevel(String prefix) {
    var sql =
        "SELECT coalesce(sum(beads), 0) FROM top_level"
            + " WHERE prefix = ? OR (prefix >= ? || '-' AND prefix < ? || '.')";
    try (var row = session.sql(sql).with(prefix).with(prefix).with(prefix)) {
      return row.next() ? row.number(1) : 0;
    }
  }

  @Override
  public @Nullable String setting(String key) {
    try (var row = session.sql("SELECT value FROM settings WHERE key = ?").with(key)) {
      return row.next() ? row.text(1) : null;
    }
  }

  @Override
  public Map<String, String> settings(String prefix) {
    var found = new LinkedHashMap<String, String>();
    var sql =
        "SELECT key, value FROM settings WHERE key >= ?1 AND substr(key, 1, length(?1)) = ?1 ORDER"
            + " BY key";
    try (var row = session.sql(sql).with(prefix)) {
      while (row.next()) {
        found.put(row.text(1), row.text(2));
      }
    }
    return found;
  }

  @Override
  public @Nullable Document document(String kind, String id) {
    try (var row =
        session
            .sql("SELECT kind, id, shelf, body FROM documents WHERE kind = ? AND id = ?")
            .with(kind)
            .with(id)) {
      return row.next() ? document(row) : null;
    }
  }

  @Override
  public List<Document> documents(String kind, @Nullable String shelf) {
    return shelf == null
        ? selected("WHERE kind = ? ORDER BY id", kind)
        : selected("WHERE kind = ? AND shelf = ? ORDER BY id", kind, shelf);
  }

  @Override
  public List<Document> lastDocuments(String kind, @Nullable String shelf, int limit) {
    return shelf == null
        ? selected("WHERE kind = ? ORDER BY id DESC LIMIT ?", kind, limit)
        : selected("WHERE kind = ? AND shelf = ? ORDER BY id DESC LIMIT ?", kind, shelf, limit);
  }

  @Override
  public List<Document> allDocuments() {
    return selected("ORDER BY kind, id");
  }

  private List<Document> selected(String which, Object... values) {
    var found = new ArrayList<Document>();
    var call = session.sql("SELECT kind, id, shelf, body FROM documents " + which);
    for (var value : values) {
      call.with(value);
    }
    try (call) {
      while (call.next()) {
        found.add(document(call));
      }
    }
    return found;
  }

  private static Document document(Session.Call row) {
    return new Document(
        row.text(1), row.text(2), row.text(3), (Json.Obj) JsonReader.read(row.text(4)));
  }

  @Override
  public List<Entry> entriesAfter(long seq, int limit) {
    var found = new ArrayList<Entry>();
    var sql = "SELECT body, previous, hash FROM journal WHERE seq > ? ORDER BY seq LIMIT ?";
    try (var row = session.sql(sql).with(seq).with(limit <= 0 ? -1 : limit)) {
      while (row.next()) {
        found.add(entry(row));
      }
    }
    return found;
  }

  @Override
  public Entry.Head head() {
    var sql =
        "SELECT seq, hash FROM (SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1)"
            + " UNION ALL SELECT seq, hash FROM snapshots ORDER BY seq DESC LIMIT 1";
    try (var row = session.sql(sql)) {
      return row.next()
          ? new Entry.Head(row.number(1), row.text(2))
          : new Entry.Head(0, Entry.NOTHING_BEFORE);
    }
  }

  private static Entry entry(Session.Call row) {
    var body = (Json.Obj) JsonReader.read(row.text(1));
    return Entry.of(body, new Entry.Chain(row.text(2), row.text(3)));
  }

  @Override
  public Snapshot snapshot() {
    var sql = "SELECT seq, hash, lines FROM snapshots ORDER BY seq DESC LIMIT 1";
    try (var row = session.sql(sql)) {
      return row.next()
          ? new Snapshot(row.number(1), row.text(2), Squeezed.text(row.bytes(3)))
          : Snapshot.BEGINNING;
    }
  }

  @Override
  public List<Event> events(@Nullable String id, int limit) {
    var found = new ArrayList<Event>();
    var newest = id == null ? EVENT : EVENT + " WHERE issue_id = ?";
    var call = session.sql("SELECT * FROM (" + newest + " ORDER BY row DESC LIMIT ?) ORDER BY row");
    if (id != null) {
      call.with(id);
    }
    try (var row = call.with(limit <= 0 ? -1 : limit)) {
      while (row.next()) {
        found.add(
            new Event(
                row.number(2),
                row.text(3),
                row.text(4),
                Moment.instant(row.text(5)),
                row.text(6),
                new Event.Values(row.text(7), row.text(8), row.text(9), row.text(10))));
      }
    }
    return found;
  }
}
