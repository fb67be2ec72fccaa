package gastown.beads.work;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Deletes beads: each becomes a tombstone, so that the deletion travels to every clone and nothing
/// old brings it back.
public record Deleting(Tracker tracker) {
  private static final List<Field> TEXTS =
      List.of(Field.TITLE, Field.DESCRIPTION, Field.DESIGN, Field.ACCEPTANCE, Field.NOTES);

  public record Way(boolean isForced, boolean cascades, boolean isHard, String reason) {}

  public record Deleted(
      List<String> ids, int dependencies, int labels, int references, List<String> orphans) {}

  /// All beads a deletion of `ids` reaches: with `cascades` everything that depends on them,
  /// directly or not.
  public Set<String> reach(Collection<String> ids, boolean cascades) {
    var all = new LinkedHashSet<>(ids);
    var work = new ArrayList<>(ids);
    while (cascades && !work.isEmpty()) {
      var next = new ArrayList<String>();
      for (var edges : tracker.rows().dependents(work).values()) {
        for (var edge : edges) {
          if (DependencyType.AFFECTING_READINESS.contains(edge.type()) && all.add(edge.from())) {
            next.add(edge.from());
          }
        }
      }
      work = next;
    }
    return all;
  }

  /// Beads outside `ids` that depend on one inside.
  public List<String> orphans(Set<String> ids) {
    return tracker.rows().dependents(ids).values().stream()
        .flatMap(List::stream)
        .filter(edge -> DependencyType.AFFECTING_READINESS.contains(edge.type()))
        .map(Dependency::from)
        .filter(id -> !ids.contains(id))
        .distinct()
        .sorted(BeadId.NATURAL)
        .toList();
  }

  public Deleted delete(Collection<String> wanted, Way way) {
    var ids = reach(wanted, way.cascades());
    var orphans = orphans(ids);
    if (!orphans.isEmpty() && !way.isForced()) {
      throw Problem.of(
              "has-dependents",
              "cannot delete: "
                  + String.join(", ", orphans)
                  + " depend(s) on what would be deleted",
              "--cascade to delete them too",
              "--force to delete anyway and leave them without it")
          .refusal();
    }
    int edges = 0;
    int labels = 0;
    int references = 0;
    for (var id : ids) {
      references += rewriteMentions(id, ids);
    }
    for (var id : ids) {
      edges += edgeCount(id);
      labels += tracker.draft().labels(id).size();
      bury(id, way);
    }
    tracker.draft().name("delete", ids.iterator().next());
    return new Deleted(List.copyOf(ids), edges, labels, references, orphans);
  }

  /// Edges that touch the bead and are still there.
  public int edgeCount(String id) {
    var rows = tracker.rows();
    return rows.dependencies(List.of(id)).getOrDefault(id, List.of()).size()
        + rows.dependents(List.of(id)).getOrDefault(id, List.of()).size();
  }

  private void bury(String id, Way way) {
    var bead = tracker.rows().bead(id);
    if (bead == null) {
      return;
    }
    if (way.isHard() || bead.isEphemeral()) {
      tracker.draft().erase(id);
      return;
    }
    tracker.draft().strip(id);
    tracker.touch(
        bead.with(Field.STATUS, Status.TOMBSTONE)
            .with(Field.ORIGINAL_TYPE, bead.type())
            .with(Field.DELETED_AT, tracker.now())
            .with(Field.DELETED_BY, tracker.draft().actor())
            .with(Field.DELETE_REASON, way.reason()));
  }

  /// In the texts of connected beads the id becomes `[deleted:ID]`, so that nobody follows it.
  private int rewriteMentions(String id, Set<String> deleted) {
    var rows = tracker.rows();
    var connected = new LinkedHashSet<String>();
    rows.dependencies(List.of(id))
        .values()
        .forEach(list -> list.forEach(e -> connected.add(e.to())));
    rows.dependents(List.of(id))
        .values()
        .forEach(list -> list.forEach(e -> connected.add(e.from())));
    connected.removeAll(deleted);
    var mention = Pattern.compile("(?<![\\w.-])" + Pattern.quote(id) + "(?![\\w-]|\\.\\w)");
    int count = 0;
    for (var bead : rows.beads(connected).values()) {
      var rewritten = rewritten(bead, mention, id);
      if (!rewritten.equals(bead)) {
        tracker.touch(rewritten);
        count++;
      }
    }
    return count;
  }

  private static Bead rewritten(Bead bead, Pattern mention, String id) {
    var result = bead;
    for (var field : TEXTS) {
      var text = bead.text(field);
      if (text.contains(id)) {
        result =
            result.with(
                field,
                mention.matcher(text).replaceAll(Matcher.quoteReplacement("[deleted:" + id + "]")));
      }
    }
    return result;
  }
}
