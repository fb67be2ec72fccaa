package gastown.beads.store;

import gastown.beads.Bead;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Writes the rows of a [MemoryStore], noting with each step how to take it back.
final class MemoryTables extends MemoryRows implements Tables {
  private @Nullable Deque<Runnable> undo;

  MemoryTables() {
    super(new Held());
  }

  Rows readOnly() {
    return new MemoryRows(held);
  }

  void begin(Deque<Runnable> steps) {
    undo = steps;
  }

  void end() {
    undo = null;
  }

  private void onFailure(Runnable step) {
    if (undo == null) {
      throw new IllegalStateException("the transaction is over");
    }
    undo.push(step);
  }

  /// Puts `value` under `key`, or removes the key when it is null.
  private <K, V> void set(Map<K, V> map, K key, @Nullable V value) {
    var before = value == null ? map.remove(key) : map.put(key, value);
    onFailure(() -> {
      if (before == null) {
        map.remove(key);
      } else {
        map.put(key, before);
      }
    });
  }

  @Override
  public void putBead(Bead bead) {
    set(held.beads, bead.id(), bead);
  }

  @Override
  public void removeBead(String id) {
    setBlocked(id, false);
    set(held.beads, id, null);
  }

  @Override
  public void putDependency(Dependency dependency) {
    var from = dependency.from();
    var to = dependency.to();
    set(held.dependencies.computeIfAbsent(from, _ -> new TreeMap<>()), to, dependency);
    set(held.dependents.computeIfAbsent(to, _ -> new TreeMap<>()), from, dependency);
  }

  @Override
  public void removeDependency(String from, String to) {
    var out = held.dependencies.get(from);
    var in = held.dependents.get(to);
    if (out != null && in != null) {
      set(out, to, null);
      set(in, from, null);
    }
  }

  @Override
  public void putLabel(String bead, String label) {
    add(held.labels, bead, label);
  }

  @Override
  public void removeLabel(String bead, String label) {
    remove(held.labels, bead, label);
  }

  private void add(Map<String, Set<String>> map, String key, String value) {
    var set = map.computeIfAbsent(key, _ -> new TreeSet<>());
    if (set.add(value)) {
      onFailure(() -> set.remove(value));
    }
  }

  private void remove(Map<String, Set<String>> map, String key, String value) {
    var set = map.get(key);
    if (set != null && set.remove(value)) {
      onFailure(() -> set.add(value));
    }
  }

  @Override
  public void putComment(Comment comment) {
    removeComment(comment.id());
    set(held.comments, comment.id(), comment);
    add(held.commentsOf, comment.bead(), comment.id());
  }

  @Override
  public void removeComment(String id) {
    var before = held.comments.get(id);
    if (before != null) {
      set(held.comments, id, null);
      remove(held.commentsOf, before.bead(), id);
    }
  }

  @Override
  public void putSetting(String key, String value) {
    set(held.settings, key, value);
  }

  @Override
  public void removeSetting(String key) {
    set(held.settings, key, null);
  }

  @Override
  public void putDocument(Document document) {
    set(
        held.documents.computeIfAbsent(document.kind(), _ -> new TreeMap<>()),
        document.id(),
        document);
  }

  @Override
  public void removeDocument(String kind, String id) {
    set(held.documents.computeIfAbsent(kind, _ -> new TreeMap<>()), id, null);
  }

  @Override
  public void setBlocked(String id, boolean blocked) {
    if (blocked && held.beads.containsKey(id)) {
      if (held.blocked.add(id)) {
        onFailure(() -> held.blocked.remove(id));
      }
    } else if (held.blocked.remove(id)) {
      onFailure(() -> held.blocked.add(id));
    }
  }

  @Override
  public void append(Entry entry) {
    if (held.journal.containsKey(entry.seq())) {
      throw new IllegalStateException("journal entry " + entry.seq() + " is there already");
    }
    set(held.journal, entry.seq(), entry);
  }

  @Override
  public void putEvent(Event event) {
    held.events.add(event);
    onFailure(held.events::removeLast);
  }

  @Override
  public void foldInto(Snapshot snapshot) {
    var before = held.snapshot;
    for (var seq : new TreeSet<>(held.journal.headMap(snapshot.seq(), true).keySet())) {
      set(held.journal, seq, null);
    }
    held.snapshot = snapshot;
    onFailure(() -> held.snapshot = before);
  }
}
