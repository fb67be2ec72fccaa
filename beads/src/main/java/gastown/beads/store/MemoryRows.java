package gastown.beads.store;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.query.Criterion;
import gastown.beads.query.Matching;
import gastown.beads.query.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The rows of a [MemoryStore].
class MemoryRows implements Rows {
  /// What is held; shared by the rows that only read and the tables that also write.
  static final class Held {
    final TreeMap<String, Bead> beads = new TreeMap<>();
    final Set<String> blocked = new HashSet<>();
    final Map<String, TreeMap<String, Dependency>> dependencies = new HashMap<>();
    final Map<String, TreeMap<String, Dependency>> dependents = new HashMap<>();
    final Map<String, Set<String>> labels = new HashMap<>();
    final TreeMap<String, Comment> comments = new TreeMap<>();
    final Map<String, Set<String>> commentsOf = new HashMap<>();
    final TreeMap<String, String> settings = new TreeMap<>();
    final Map<String, TreeMap<String, Document>> documents = new HashMap<>();
    final TreeMap<Long, Entry> journal = new TreeMap<>();
    final List<Event> events = new ArrayList<>();
    Snapshot snapshot = Snapshot.BEGINNING;
  }

  final Held held;

  MemoryRows(Held held) {
    this.held = held;
  }

  @Override
  public @Nullable Bead bead(String id) {
    return held.beads.get(id);
  }

  @Override
  public Map<String, Bead> beads(Collection<String> ids) {
    return each(ids, held.beads::get);
  }

  /// What `of` knows about each of `ids`, sorted by id.
  private static <T> Map<String, T> each(
      Collection<String> ids, java.util.function.Function<String, @Nullable T> of) {
    var found = new LinkedHashMap<String, T>();
    for (var id : new TreeSet<>(ids)) {
      var value = of.apply(id);
      if (value != null) {
        found.put(id, value);
      }
    }
    return found;
  }

  @Override
  public List<Bead> find(Query query) {
    var found = matching(query);
    found.sort(Matching.comparator(query.order()).thenComparing(Bead::id, BeadId.NATURAL));
    return query.limit() > 0 && found.size() > query.limit()
        ? new ArrayList<>(found.subList(0, query.limit()))
        : found;
  }

  @Override
  public long count(Query query) {
    return matching(query).size();
  }

  private List<Bead> matching(Query query) {
    var found = new ArrayList<Bead>();
    for (var bead : held.beads.values()) {
      if ((query.deletedToo() || !bead.isTombstone()) && matchesAll(query.where(), bead)) {
        found.add(bead);
      }
    }
    return found;
  }

  private boolean matchesAll(List<Criterion> where, Bead bead) {
    var subject = new Subject(bead);
    for (var criterion : where) {
      if (!Matching.matches(criterion, subject)) {
        return false;
      }
    }
    return true;
  }

  private final class Subject implements Criterion.Subject {
    private final Bead bead;

    Subject(Bead bead) {
      this.bead = bead;
    }

    @Override
    public Bead bead() {
      return bead;
    }

    @Override
    public Collection<String> labels() {
      return held.labels.getOrDefault(bead.id(), new TreeSet<>());
    }

    @Override
    public Collection<String> parents() {
      var parents = new ArrayList<String>();
      for (var dependency : held.dependencies.getOrDefault(bead.id(), new TreeMap<>()).values()) {
        if (dependency.type().equals(DependencyType.PARENT_CHILD)) {
          parents.add(dependency.to());
        }
      }
      return parents;
    }

    @Override
    public Collection<Bead> parentBeads() {
      return beads(parents()).values();
    }

    @Override
    public boolean isBlocked() {
      return held.blocked.contains(bead.id());
    }
  }

  @Override
  public Map<String, List<Dependency>> dependencies(Collection<String> ids) {
    return each(ids, id -> values(held.dependencies.get(id)));
  }

  @Override
  public Map<String, List<Dependency>> dependents(Collection<String> ids) {
    return each(ids, id -> values(held.dependents.get(id)));
  }

  private static @Nullable List<Dependency> values(@Nullable Map<String, Dependency> map) {
    return map == null || map.isEmpty() ? null : List.copyOf(map.values());
  }

  @Override
  public Map<String, List<String>> labels(Collection<String> ids) {
    return each(ids, id -> present(held.labels.get(id)));
  }

  private static @Nullable List<String> present(@Nullable Collection<String> texts) {
    return texts == null || texts.isEmpty() ? null : List.copyOf(texts);
  }

  @Override
  public Map<String, Long> labelCounts() {
    var counts = new TreeMap<String, Long>();
    for (var bead : held.beads.values()) {
      if (!bead.isTombstone()) {
        for (var label : held.labels.getOrDefault(bead.id(), new TreeSet<>())) {
          counts.merge(label, 1L, Long::sum);
        }
      }
    }
    return counts;
  }

  @Override
  public Map<String, List<Comment>> comments(Collection<String> ids) {
    return each(ids, this::commentsOf);
  }

  private @Nullable List<Comment> commentsOf(String id) {
    var comments = new ArrayList<Comment>();
    for (var comment : held.commentsOf.getOrDefault(id, new TreeSet<>())) {
      var found = held.comments.get(comment);
      if (found != null) {
        comments.add(found);
      }
    }
    comments.sort(Comparator.comparing(Comment::createdAt).thenComparing(Comment::id));
    return comments.isEmpty() ? null : comments;
  }

  @Override
  public Map<String, Integer> commentCounts(Collection<String> ids) {
    return each(
        ids,
        id -> {
          var comments = held.commentsOf.get(id);
          return comments == null || comments.isEmpty() ? null : (Integer) comments.size();
        });
  }

  @Override
  public boolean isBlocked(String id) {
    return held.blocked.contains(id);
  }

  @Override
  public List<String> idsContaining(String part, int limit) {
    return live(id -> id.indexOf(part, BeadId.prefix(id).length() + 1) >= 0, limit);
  }

  private List<String> live(Predicate<String> wanted, int limit) {
    var found = new ArrayList<String>();
    for (var bead : held.beads.values()) {
      if (!bead.isTombstone() && wanted.test(bead.id())) {
        found.add(bead.id());
        if (found.size() == limit) {
          break;
        }
      }
    }
    return found;
  }

  @Override
  public List<String> externalTargets() {
    var targets = new TreeSet<String>();
    for (var target : held.dependents.entrySet()) {
      if (target.getKey().startsWith("external:") && !target.getValue().isEmpty()) {
        targets.add(target.getKey());
      }
    }
    return List.copyOf(targets);
  }

  @Override
  public long countTopLevel(String prefix) {
    return live(id -> BeadId.hasPrefix(id, prefix) && id.indexOf('.') < 0, 0).size();
  }

  @Override
  public @Nullable String setting(String key) {
    return held.settings.get(key);
  }

  @Override
  public Map<String, String> settings(String prefix) {
    var found = new LinkedHashMap<String, String>();
    for (var setting : held.settings.tailMap(prefix).entrySet()) {
      if (!setting.getKey().startsWith(prefix)) {
        break;
      }
      found.put(setting.getKey(), setting.getValue());
    }
    return found;
  }

  @Override
  public @Nullable Document document(String kind, String id) {
    return held.documents.getOrDefault(kind, new TreeMap<>()).get(id);
  }

  @Override
  public List<Document> documents(String kind, @Nullable String shelf) {
    return held.documents.getOrDefault(kind, new TreeMap<>()).values().stream()
        .filter(document -> shelf == null || document.shelf().equals(shelf))
        .toList();
  }

  @Override
  public List<Document> lastDocuments(String kind, @Nullable String shelf, int limit) {
    return held.documents.getOrDefault(kind, new TreeMap<>()).descendingMap().values().stream()
        .filter(document -> shelf == null || document.shelf().equals(shelf))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Document> allDocuments() {
    return new TreeMap<>(held.documents)
        .values().stream().flatMap(documents -> documents.values().stream()).toList();
  }

  @Override
  public List<Entry> entriesAfter(long seq, int limit) {
    var after = held.journal.tailMap(seq, false).values().stream();
    return limit > 0 ? after.limit(limit).toList() : after.toList();
  }

  @Override
  public Entry.Head head() {
    var newest = held.journal.lastEntry();
    return newest == null
        ? new Entry.Head(held.snapshot.seq(), held.snapshot.hash())
        : new Entry.Head(newest.getKey(), newest.getValue().chain().hash());
  }

  @Override
  public Snapshot snapshot() {
    return held.snapshot;
  }

  @Override
  public List<Event> events(@Nullable String id, int limit) {
    var found = new ArrayList<Event>();
    for (var event : held.events) {
      if (id == null || event.bead().equals(id)) {
        found.add(event);
      }
    }
    int from = limit > 0 ? Math.max(0, found.size() - limit) : 0;
    return List.copyOf(found.subList(from, found.size()));
  }
}
