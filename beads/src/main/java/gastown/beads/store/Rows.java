package gastown.beads.store;

import gastown.beads.Bead;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.query.Query;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be read in one consistent view of a store. Lists are in a stable order; maps lack the
/// ids that have nothing.
public interface Rows {
  /// The bead of this exact id, a deleted one included.
  @Nullable Bead bead(String id);

  /// The beads among `ids` that exist, deleted ones included.
  Map<String, Bead> beads(Collection<String> ids);

  List<Bead> find(Query query);

  long count(Query query);

  /// What each of `ids` depends on, sorted by target.
  Map<String, List<Dependency>> dependencies(Collection<String> ids);

  /// What depends on each of `ids`, sorted by source.
  Map<String, List<Dependency>> dependents(Collection<String> ids);

  /// Sorted labels.
  Map<String, List<String>> labels(Collection<String> ids);

  /// How many live beads carry each label, sorted by label.
  Map<String, Long> labelCounts();

  /// Comments in order of time, then of id.
  Map<String, List<Comment>> comments(Collection<String> ids);

  Map<String, Integer> commentCounts(Collection<String> ids);

  boolean isBlocked(String id);

  /// Ids of live beads that contain `part` behind their prefix, sorted, at most `limit`.
  List<String> idsContaining(String part, int limit);

  /// Targets of the form `external:…` that some bead depends on, sorted.
  List<String> externalTargets();

  /// Live beads with this prefix that are nobody's dotted child.
  long countTopLevel(String prefix);

  @Nullable String setting(String key);

  /// All settings whose key starts with `prefix`, sorted by key.
  Map<String, String> settings(String prefix);

  @Nullable Document document(String kind, String id);

  /// The documents of a kind on a shelf, by id; on all shelves when `shelf` is null.
  List<Document> documents(String kind, @Nullable String shelf);

  /// As [#documents], the ones with the greatest ids first, at most `limit`.
  List<Document> lastDocuments(String kind, @Nullable String shelf, int limit);

  /// Every document, by kind and id.
  List<Document> allDocuments();

  /// Journal entries after `seq`, oldest first, at most `limit`.
  List<Entry> entriesAfter(long seq, int limit);

  /// Number and hash of the newest entry; the snapshot's when there is none after it.
  Entry.Head head();

  /// Where the journal begins: the folded past.
  Snapshot snapshot();

  /// What happened to a bead, oldest first; to all beads when `id` is null, then at most the newest
  /// `limit`.
  List<Event> events(@Nullable String id, int limit);
}
