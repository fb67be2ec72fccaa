package gastown.engine.convoy;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.store.Rows;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A convoy with its members as they stand. However many convoys are looked at, it takes the same
/// few questions to the store.
public record ConvoyView(Bead convoy, ConvoyLabels labels, List<Member> members) {
  public ConvoyView {
    members = List.copyOf(members);
  }

  public record Member(Bead bead, boolean isBlocked) {
    public boolean isDone() {
      return bead.isSettled();
    }
  }

  public int done() {
    return (int) members.stream().filter(Member::isDone).count();
  }

  public boolean isDone() {
    return !members.isEmpty() && done() == members.size();
  }

  /// The members nobody works on or waits for, though they could be.
  public List<Member> stranded(Reading reading) {
    var free = new ArrayList<Member>();
    for (var member : members) {
      boolean isReady =
          member.bead().status().equals(Status.OPEN)
              && !member.isBlocked()
              && reading.find(Kinds.WAITING, member.bead().id()) == null;
      if (isReady) {
        free.add(member);
      }
    }
    return free;
  }

  /// The convoys of these states, the newest first; all when there are none.
  public static List<ConvoyView> all(Rows rows, Set<String> states) {
    var type = Criterion.is(Field.TYPE, Convoys.TYPE);
    var query =
        states.isEmpty()
            ? Query.where(type)
            : Query.where(new Criterion.OneOf(Field.STATUS, states), type);
    return of(rows, rows.find(query));
  }

  public static List<ConvoyView> of(Rows rows, List<Bead> convoys) {
    if (convoys.isEmpty()) {
      return List.of();
    }
    var ids = convoys.stream().map(Bead::id).toList();
    var edges = rows.dependencies(ids);
    var wanted = new LinkedHashSet<String>();
    edges
        .values()
        .forEach(list ->
            list.stream().filter(ConvoyView::isTracking).forEach(edge -> wanted.add(edge.to())));
    var beads = rows.beads(wanted);
    var blocked = blocked(rows, wanted);
    var labels = rows.labels(ids);
    var views = new ArrayList<ConvoyView>();
    for (var convoy : convoys) {
      var members = new ArrayList<Member>();
      for (var edge : edges.getOrDefault(convoy.id(), List.of())) {
        var bead = isTracking(edge) ? beads.get(edge.to()) : null;
        if (bead != null) {
          members.add(new Member(bead, blocked.contains(bead.id())));
        }
      }
      views.add(
          new ConvoyView(
              convoy, new ConvoyLabels(labels.getOrDefault(convoy.id(), List.of())), members));
    }
    return views;
  }

  private static boolean isTracking(Dependency edge) {
    return edge.type().equals(DependencyType.TRACKS);
  }

  private static Set<String> blocked(Rows rows, Set<String> ids) {
    var found = new HashSet<String>();
    if (!ids.isEmpty()) {
      rows.find(Query.where(new Criterion.InIds(ids), new Criterion.Blocked(true)))
          .forEach(bead -> found.add(bead.id()));
    }
    return found;
  }
}
