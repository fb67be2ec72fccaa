package gastown.beads.merge;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.FullBead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Labels, dependencies and comments: what either side added is there, what either side took away
/// is not.
final class RelationMerge {
  private static final Comparator<String> BY_ID =
      BeadId.NATURAL.thenComparing(Comparator.naturalOrder());
  private static final Comparator<Comment> BY_TIME =
      Comparator.comparing(Comment::createdAt).thenComparing(Comment::id);

  private final @Nullable FullBead base;
  private final FullBead left;
  private final FullBead right;
  private final List<Conflict> conflicts = new ArrayList<>();

  RelationMerge(@Nullable FullBead base, FullBead left, FullBead right) {
    this.base = base;
    this.left = left;
    this.right = right;
  }

  Merged onto(Bead bead, List<Conflict> soFar) {
    conflicts.addAll(soFar);
    var labels = merged(FullBead::labels, Function.identity(), (mine, _) -> mine);
    var dependencies =
        ofOneParent(merged(FullBead::dependencies, Dependency::to, this::dependency));
    var comments = merged(FullBead::comments, Comment::id, this::comment);
    return new Merged(
        new FullBead(
            bead,
            labels.stream().sorted().toList(),
            dependencies,
            comments.stream().sorted(BY_TIME).toList()),
        conflicts);
  }

  /// Settles what both sides changed; a side that took it away gives null.
  private interface Both<V> {
    @Nullable V settle(@Nullable V mine, @Nullable V other);
  }

  private <V> List<V> merged(
      Function<FullBead, List<V>> part, Function<V, String> key, Both<V> both) {
    var before = base == null ? Map.<String, V>of() : keyed(part.apply(base), key);
    var mine = keyed(part.apply(left), key);
    var other = keyed(part.apply(right), key);
    var keys = new TreeSet<>(BY_ID);
    keys.addAll(mine.keySet());
    keys.addAll(other.keySet());
    var result = new ArrayList<V>();
    for (var name : keys) {
      var was = before.get(name);
      var here = mine.get(name);
      var there = other.get(name);
      V value;
      if (Objects.equals(here, there) || Objects.equals(was, there)) {
        value = here;
      } else if (Objects.equals(was, here)) {
        value = there;
      } else {
        value = both.settle(here, there);
      }
      if (value != null) {
        result.add(value);
      }
    }
    return result;
  }

  private static <V> Map<String, V> keyed(List<V> values, Function<V, String> key) {
    var map = new TreeMap<String, V>();
    for (var value : values) {
      map.put(key.apply(value), value);
    }
    return map;
  }

  private @Nullable Dependency dependency(@Nullable Dependency mine, @Nullable Dependency other) {
    if (mine == null || other == null) {
      report("dependencies", "", String.valueOf(mine == null ? other : mine));
      return null;
    }
    if (!mine.type().equals(other.type()) || !mine.details().equals(other.details())) {
      report("dependencies", mine.type() + " " + mine.to(), other.type() + " " + other.to());
      return mine;
    }
    return mine.createdAt().isAfter(other.createdAt()) ? other : mine;
  }

  /// Where each side gave the bead another parent it is the child of the one it was given first. If
  /// one side had several already, that is that side's own affair.
  private List<Dependency> ofOneParent(List<Dependency> dependencies) {
    var parents = new ArrayList<>(parents(dependencies));
    if (parents.size() < 2
        || parents(left.dependencies()).size() > 1
        || parents(right.dependencies()).size() > 1) {
      return dependencies;
    }
    parents.sort(Comparator.comparing(Dependency::createdAt).thenComparing(Dependency::to, BY_ID));
    var first = parents.removeFirst();
    parents.forEach(lost ->
        report("dependencies", first.type() + " " + first.to(), lost.type() + " " + lost.to()));
    return dependencies.stream().filter(edge -> !parents.contains(edge)).toList();
  }

  private static List<Dependency> parents(List<Dependency> dependencies) {
    return dependencies.stream()
        .filter(edge -> edge.type().equals(DependencyType.PARENT_CHILD))
        .toList();
  }

  /// A comment is never lost; of two versions the left one stays.
  private @Nullable Comment comment(@Nullable Comment mine, @Nullable Comment other) {
    if (mine == null || other == null) {
      return mine == null ? other : mine;
    }
    report("comments", mine.text(), other.text());
    return mine;
  }

  private void report(String field, String kept, String lost) {
    conflicts.add(new Conflict(left.id(), field, kept, lost));
  }
}
