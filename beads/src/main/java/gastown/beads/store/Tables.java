package gastown.beads.store;

import gastown.beads.Bead;
import gastown.beads.Comment;
import gastown.beads.Dependency;

/// One writing transaction, without rules: [Draft] adds the journal, the history and readiness.
/// What is written is seen by the reads of the same transaction.
public interface Tables extends Rows {
  /// Inserts or replaces the row. Readiness and relations stay as they are.
  void putBead(Bead bead);

  /// Removes the row; relations are removed by the caller.
  void removeBead(String id);

  void putDependency(Dependency dependency);

  void removeDependency(String from, String to);

  void putLabel(String bead, String label);

  void removeLabel(String bead, String label);

  void putComment(Comment comment);

  void removeComment(String id);

  void putSetting(String key, String value);

  void removeSetting(String key);

  /// Inserts or replaces the document of that kind and id.
  void putDocument(Document document);

  void removeDocument(String kind, String id);

  void setBlocked(String id, boolean blocked);

  void append(Entry entry);

  void putEvent(Event event);

  /// Forgets entries up to the snapshot's and makes it the journal's beginning.
  void foldInto(Snapshot snapshot);
}
