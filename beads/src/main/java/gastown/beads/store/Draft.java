package gastown.beads.store;

import gastown.beads.Bead;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One stroke in the making: every change goes through here, so that the journal, the history and
/// readiness are written in the same transaction. Whoever opens a draft calls [#finish] before the
/// transaction ends.
public final class Draft {
  private final Tables tables;
  private final Stroke stroke;
  private final List<Change> changes = new ArrayList<>();
  private final Set<String> touched = new LinkedHashSet<>();
  private Stroke.What what;

  public Draft(Tables tables, Stroke stroke) {
    this.tables = tables;
    this.stroke = stroke;
    this.what = stroke.what();
  }

  /// What the store holds, with this draft's changes in it.
  public Rows rows() {
    return tables;
  }

  public Instant now() {
    return stroke.at();
  }

  public String actor() {
    return stroke.by().actor();
  }

  /// Says what the journal will call this stroke.
  public void name(String kind, String subject) {
    what = new Stroke.What(kind, subject);
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /// Inserts or replaces a bead.
  public void put(Bead bead) {
    var change = RowJson.difference(tables.bead(bead.id()), bead);
    if (change != null) {
      tables.putBead(bead);
      changes.add(change);
      touched.add(bead.id());
    }
  }

  /// Removes a bead and all that belongs to it without a trace but the journal's.
  public void erase(String id) {
    var bead = tables.bead(id);
    if (bead == null) {
      return;
    }
    strip(id);
    changes.add(new Change(Change.Table.BEAD, id, RowJson.bead(bead), Json.none()));
    tables.removeBead(id);
    touched.add(id);
  }

  /// Removes labels, comments and dependencies of a bead, and the dependencies on it.
  public void strip(String id) {
    var ids = List.of(id);
    tables.labels(ids).getOrDefault(id, List.of()).forEach(label -> unlabel(id, label));
    tables.comments(ids).getOrDefault(id, List.of()).forEach(this::uncomment);
    tables.dependencies(ids).getOrDefault(id, List.of()).forEach(e -> unlink(e.from(), e.to()));
    tables.dependents(ids).getOrDefault(id, List.of()).forEach(e -> unlink(e.from(), e.to()));
  }

  /// The dependency between the pair, or null.
  public @Nullable Dependency edge(String from, String to) {
    for (var edge : tables.dependencies(List.of(from)).getOrDefault(from, List.of())) {
      if (edge.to().equals(to)) {
        return edge;
      }
    }
    return null;
  }

  /// Adds a dependency, or replaces the one between the same pair.
  public void link(Dependency edge) {
    var before = edge(edge.from(), edge.to());
    if (edge.equals(before)) {
      return;
    }
    tables.putDependency(edge);
    changes.add(
        new Change(
            Change.Table.DEPENDENCY,
            edge.from() + Change.JOINT + edge.to(),
            before == null ? Json.none() : RowJson.dependency(before),
            RowJson.dependency(edge)));
    touch(edge);
  }

  /// Removes the dependency between the pair; false when there was none.
  public boolean unlink(String from, String to) {
    var before = edge(from, to);
    if (before == null) {
      return false;
    }
    tables.removeDependency(from, to);
    changes.add(
        new Change(
            Change.Table.DEPENDENCY,
            from + Change.JOINT + to,
            RowJson.dependency(before),
            Json.none()));
    touch(before);
    return true;
  }

  private void touch(Dependency edge) {
    touched.add(edge.from());
    touched.add(edge.to());
  }

  public List<String> labels(String bead) {
    return tables.labels(List.of(bead)).getOrDefault(bead, List.of());
  }

  /// Adds a label; false when it was there.
  public boolean label(String bead, String label) {
    if (labels(bead).contains(label)) {
      return false;
    }
    tables.putLabel(bead, label);
    changes.add(
        new Change(Change.Table.LABEL, bead + Change.JOINT + label, Json.none(), Json.of(true)));
    return true;
  }

  /// Takes a label off; false when it was not there.
  public boolean unlabel(String bead, String label) {
    if (!labels(bead).contains(label)) {
      return false;
    }
    tables.removeLabel(bead, label);
    changes.add(
        new Change(Change.Table.LABEL, bead + Change.JOINT + label, Json.of(true), Json.none()));
    return true;
  }

  public void comment(Comment comment) {
    tables.putComment(comment);
    changes.add(
        new Change(Change.Table.COMMENT, comment.id(), Json.none(), RowJson.comment(comment)));
  }

  public void uncomment(Comment comment) {
    tables.removeComment(comment.id());
    changes.add(
        new Change(Change.Table.COMMENT, comment.id(), RowJson.comment(comment), Json.none()));
  }

  /// Sets a setting; null removes it. Returns the value before.
  public @Nullable String set(String key, @Nullable String value) {
    var before = tables.setting(key);
    if (Objects.equals(before, value)) {
      return before;
    }
    if (value == null) {
      tables.removeSetting(key);
    } else {
      tables.putSetting(key, value);
    }
    changes.add(new Change(Change.Table.SETTING, key, Json.of(before), Json.of(value)));
    touchWaiting(key);
    return before;
  }

  /// Inserts or replaces a document.
  public void put(Document document) {
    var before = tables.document(document.kind(), document.id());
    if (document.equals(before)) {
      return;
    }
    tables.putDocument(document);
    changes.add(
        new Change(
            Change.Table.DOCUMENT,
            document.key(),
            before == null ? Json.none() : before.json(),
            document.json()));
  }

  /// Removes a document; false when there was none.
  public boolean drop(String kind, String id) {
    var before = tables.document(kind, id);
    if (before == null) {
      return false;
    }
    tables.removeDocument(kind, id);
    changes.add(new Change(Change.Table.DOCUMENT, before.key(), before.json(), Json.none()));
    return true;
  }

  /// What is known about an external target decides over those that depend on it.
  private void touchWaiting(String key) {
    if (key.startsWith(Readiness.DELIVERED)) {
      var target = key.substring(Readiness.DELIVERED.length());
      tables
          .dependents(List.of(target))
          .getOrDefault(target, List.of())
          .forEach(edge -> touched.add(edge.from()));
    }
  }

  /// Runs `work` as a whole or not at all: when it throws, what it had changed is as before, and
  /// the draft goes on.
  public void attempt(Runnable work) {
    int mark = changes.size();
    boolean isDone = false;
    try {
      work.run();
      isDone = true;
    } finally {
      while (!isDone && changes.size() > mark) {
        State.Rewriting.carryOut(tables, changes.removeLast().inverse());
      }
    }
  }

  /// Carries out the changes of an entry the other way round, last first.
  public void takeBack(Entry entry) {
    for (var change : entry.changes().reversed()) {
      replay(change.inverse());
    }
  }

  private void replay(Change change) {
    State.Rewriting.carryOut(tables, change);
    changes.add(change);
    switch (change.table()) {
      case BEAD -> touched.add(change.key());
      case DEPENDENCY -> touched.addAll(List.of(change.key().split(Change.JOINT, -1)));
      case SETTING -> touchWaiting(change.key());
      case LABEL, COMMENT, DOCUMENT -> {}
    }
  }

  /// Brings readiness up to date and writes journal and history; null when nothing was changed.
  public @Nullable Entry finish() {
    if (changes.isEmpty()) {
      return null;
    }
    Readiness.refresh(tables, touched);
    var head = tables.head();
    var entry =
        Entry.after(
            head.seq() + 1, head.hash(), stroke.about(what.kind(), what.subject()), changes);
    tables.append(entry);
    Narrative.of(entry).forEach(tables::putEvent);
    return entry;
  }
}
