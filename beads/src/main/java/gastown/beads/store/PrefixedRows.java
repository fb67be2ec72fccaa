package gastown.beads.store;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.Field;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One project's view of a store that several share: lists and counts are of beads with its prefix,
/// while whoever names a bead of another gets it. A query that begins at a bead (its children) is
/// answered whole.
public record PrefixedRows(Rows whole, String prefix) implements Rows {
  /// More than anybody shows, few enough to sort out.
  private static final int PART_LIMIT = 200;

  private Query own(Query query) {
    for (var criterion : query.where()) {
      if (criterion instanceof Criterion.ChildOf || criterion instanceof Criterion.InIds) {
        return query;
      }
    }
    return query.and(new Criterion.Glob(Field.ID, prefix + "-*"));
  }

  @Override
  public List<Bead> find(Query query) {
    return whole.find(own(query));
  }

  @Override
  public long count(Query query) {
    return whole.count(own(query));
  }

  @Override
  public Map<String, Long> labelCounts() {
    var counts = new TreeMap<String, Long>();
    var ids = find(Query.ALL).stream().map(Bead::id).toList();
    for (var labels : whole.labels(ids).values()) {
      labels.forEach(label -> counts.merge(label, 1L, Long::sum));
    }
    return counts;
  }

  /// Our own first; another project's only when none of ours is meant.
  @Override
  public List<String> idsContaining(String part, int limit) {
    var all = whole.idsContaining(part, Math.max(limit, PART_LIMIT));
    var own = all.stream().filter(id -> BeadId.hasPrefix(id, prefix)).toList();
    return (own.isEmpty() ? all : own).stream().limit(limit).toList();
  }

  @Override
  public @Nullable Bead bead(String id) {
    return whole.bead(id);
  }

  @Override
  public Map<String, Bead> beads(Collection<String> ids) {
    return whole.beads(ids);
  }

  @Override
  public Map<String, List<Dependency>> dependencies(Collection<String> ids) {
    return whole.dependencies(ids);
  }

  @Override
  public Map<String, List<Dependency>> dependents(Collection<String> ids) {
    return whole.dependents(ids);
  }

  @Override
  public Map<String, List<String>> labels(Collection<String> ids) {
    return whole.labels(ids);
  }

  @Override
  public Map<String, List<Comment>> comments(Collection<String> ids) {
    return whole.comments(ids);
  }

  @Override
  public Map<String, Integer> commentCounts(Collection<String> ids) {
    return whole.commentCounts(ids);
  }

  @Override
  public boolean isBlocked(String id) {
    return whole.isBlocked(id);
  }

  @Override
  public List<String> externalTargets() {
    return whole.externalTargets();
  }

  @Override
  public long countTopLevel(String ofPrefix) {
    return whole.countTopLevel(ofPrefix);
  }

  @Override
  public @Nullable String setting(String key) {
    return whole.setting(key);
  }

  @Override
  public Map<String, String> settings(String beginning) {
    return whole.settings(beginning);
  }

  @Override
  public @Nullable Document document(String kind, String id) {
    return whole.document(kind, id);
  }

  @Override
  public List<Document> documents(String kind, @Nullable String shelf) {
    return whole.documents(kind, shelf);
  }

  @Override
  public List<Document> lastDocuments(String kind, @Nullable String shelf, int limit) {
    return whole.lastDocuments(kind, shelf, limit);
  }

  @Override
  public List<Document> allDocuments() {
    return whole.allDocuments();
  }

  @Override
  public List<Entry> entriesAfter(long seq, int limit) {
    return whole.entriesAfter(seq, limit);
  }

  @Override
  public Entry.Head head() {
    return whole.head();
  }

  @Override
  public Snapshot snapshot() {
    return whole.snapshot();
  }

  @Override
  public List<Event> events(@Nullable String id, int limit) {
    return whole.events(id, limit);
  }
}
