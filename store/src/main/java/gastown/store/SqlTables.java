package gastown.store;

import gastown.beads.Bead;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.json.Json;
import gastown.beads.store.Document;
import gastown.beads.store.Entry;
import gastown.beads.store.Event;
import gastown.beads.store.Snapshot;
import gastown.beads.store.Tables;
import org.jspecify.annotations.Nullable;

/// What can be written through one connection within a writing transaction.
final class SqlTables extends SqlRows implements Tables {
  SqlTables(Session session) {
    super(session);
  }

  @Override
  public void putBead(Bead bead) {
    var call = session.sql(Columns.PUT);
    Columns.bind(call, bead);
    call.run();
  }

  @Override
  public void removeBead(String id) {
    session.sql("DELETE FROM beads WHERE id = ?").with(id).run();
  }

  @Override
  public void putDependency(Dependency dependency) {
    session
        .sql(
            "INSERT OR REPLACE INTO bead_dependencies (issue_id, depends_on_id, type, created_at,"
                + " created_by, metadata, thread_id, unknown) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .with(dependency.from())
        .with(dependency.to())
        .with(dependency.type())
        .with(Moment.text(dependency.createdAt()))
        .with(dependency.createdBy())
        .with(dependency.details().metadata())
        .with(dependency.details().thread())
        .with(stored(dependency.details().unknown()))
        .run();
  }

  @Override
  public void removeDependency(String from, String to) {
    session
        .sql("DELETE FROM bead_dependencies WHERE issue_id = ? AND depends_on_id = ?")
        .with(from)
        .with(to)
        .run();
  }

  @Override
  public void putLabel(String bead, String label) {
    session
        .sql("INSERT OR IGNORE INTO bead_labels (issue_id, label) VALUES (?, ?)")
        .with(bead)
        .with(label)
        .run();
  }

  @Override
  public void removeLabel(String bead, String label) {
    session
        .sql("DELETE FROM bead_labels WHERE issue_id = ? AND label = ?")
        .with(bead)
        .with(label)
        .run();
  }

  @Override
  public void putComment(Comment comment) {
    session
        .sql(
            "INSERT OR REPLACE INTO bead_comments (id, issue_id, author, text, created_at,"
                + " unknown) VALUES (?, ?, ?, ?, ?, ?)")
        .with(comment.id())
        .with(comment.bead())
        .with(comment.author())
        .with(comment.text())
        .with(Moment.text(comment.createdAt()))
        .with(stored(comment.unknown()))
        .run();
  }

  private static @Nullable String stored(Json.Obj unknown) {
    return unknown.members().isEmpty() ? null : unknown.compact();
  }

  @Override
  public void removeComment(String id) {
    session.sql("DELETE FROM bead_comments WHERE id = ?").with(id).run();
  }

  @Override
  public void putSetting(String key, String value) {
    session
        .sql("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)")
        .with(key)
        .with(value)
        .run();
  }

  @Override
  public void removeSetting(String key) {
    session.sql("DELETE FROM settings WHERE key = ?").with(key).run();
  }

  @Override
  public void putDocument(Document document) {
    session
        .sql("INSERT OR REPLACE INTO documents (kind, id, shelf, body) VALUES (?, ?, ?, ?)")
        .with(document.kind())
        .with(document.id())
        .with(document.shelf())
        .with(document.body().compact())
        .run();
  }

  @Override
  public void removeDocument(String kind, String id) {
    session.sql("DELETE FROM documents WHERE kind = ? AND id = ?").with(kind).with(id).run();
  }

  @Override
  public void setBlocked(String id, boolean blocked) {
    session
        .sql("UPDATE beads SET is_blocked = ? WHERE id = ?")
        .with(blocked ? 1 : 0)
        .with(id)
        .run();
  }

  @Override
  public void append(Entry entry) {
    session
        .sql(
            "INSERT INTO journal (seq, at, actor, kind, subject, body, previous, hash)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .with(entry.seq())
        .with(Moment.text(entry.at()))
        .with(entry.by().actor())
        .with(entry.what().kind())
        .with(entry.what().subject())
        .with(entry.body().compact())
        .with(entry.chain().previous())
        .with(entry.chain().hash())
        .run();
  }

  @Override
  public void putEvent(Event event) {
    var values = event.values();
    session
        .sql(
            "INSERT INTO bead_events (seq, issue_id, event_type, created_at, actor, field,"
                + " old_value, new_value, comment) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .with(event.seq())
        .with(event.bead())
        .with(event.kind())
        .with(Moment.text(event.at()))
        .with(event.actor())
        .with(values.field())
        .with(values.before())
        .with(values.after())
        .with(values.comment())
        .run();
  }

  @Override
  public void foldInto(Snapshot snapshot) {
    session.sql("DELETE FROM journal WHERE seq <= ?").with(snapshot.seq()).run();
    session.run("DELETE FROM snapshots");
    session
        .sql("INSERT INTO snapshots (seq, hash, lines) VALUES (?, ?, ?)")
        .with(snapshot.seq())
        .with(snapshot.hash())
        .with(Squeezed.bytes(snapshot.lines()))
        .run();
  }
}
