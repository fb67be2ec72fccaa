package gastown.engine.convoy;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.store.Rows;
import gastown.beads.work.Changing;
import gastown.beads.work.Closing;
import gastown.beads.work.Creating;
import gastown.beads.work.Linking;
import gastown.beads.work.NewIssue;
import gastown.engine.Office;
import gastown.engine.work.Dispatch;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.book.TalkKinds;
import gastown.town.work.Settled;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Convoys are beads of the town that track others. They start nothing by themselves; what a
/// landing unblocks is handed out, so waves emerge from dependencies.
public record Convoys(Office office) {
  public static final String TYPE = "convoy";

  /// Makes a convoy; its id begins with `hq-cv-`.
  public Bead create(String title, List<String> members) {
    return create(title, members, List.of());
  }

  /// As [#create], with what [ConvoyLabels] say.
  public Bead create(String title, List<String> members, List<String> labels) {
    var fields =
        Bead.of("").with(Field.TITLE, title).with(Field.TYPE, TYPE).with(Field.PRIORITY, 2L);
    var place = new NewIssue.Place("", false, true, "cv");
    var made =
        new Creating(office.tracker("hq"))
            .create(new NewIssue(fields, "", labels, List.of(), place))
            .bead();
    members.forEach(member -> track(made.id(), member));
    office.book().draft().name("convoy", made.id());
    return made;
  }

  /// More members; a convoy that was closed goes on. Says whether it did.
  public boolean add(Bead convoy, List<String> members) {
    boolean wasClosed = convoy.isClosed();
    if (wasClosed) {
      new Changing(office.tracker("hq")).reopen(convoy, "");
    }
    members.forEach(member -> track(convoy.id(), member));
    office.book().draft().name("convoy-add", convoy.id());
    return wasClosed;
  }

  public void track(String convoy, String member) {
    new Linking(office.tracker("hq"))
        .add(
            new Dependency(
                convoy,
                member,
                DependencyType.TRACKS,
                office.now(),
                office.book().draft().actor(),
                Dependency.Details.NONE),
            false);
  }

  /// The open convoys a bead is in.
  public List<Bead> around(String member) {
    var found = new ArrayList<Bead>();
    for (var edge :
        office.book().rows().dependents(List.of(member)).getOrDefault(member, List.of())) {
      var convoy =
          edge.type().equals(DependencyType.TRACKS) ? office.book().rows().bead(edge.from()) : null;
      if (convoy != null && convoy.type().equals(TYPE) && !convoy.isSettled()) {
        found.add(convoy);
      }
    }
    return found;
  }

  public List<String> members(String convoy) {
    return office
        .book()
        .rows()
        .dependencies(List.of(convoy))
        .getOrDefault(convoy, List.of())
        .stream()
        .filter(edge -> edge.type().equals(DependencyType.TRACKS))
        .map(Dependency::to)
        .toList();
  }

  /// A bead was closed. What that means is found out in a stroke of its own, when it is known what
  /// has become ready.
  public void afterLanding(String id) {
    var edges = office.book().rows().dependents(List.of(id)).getOrDefault(id, List.of());
    for (var edge : edges) {
      if (edge.type().equals(DependencyType.TRACKS)
          || DependencyType.AFFECTING_READINESS.contains(edge.type())) {
        office.book().put(TalkKinds.SETTLED, new Settled(id));
        return;
      }
    }
  }

  /// Whether [#hear] has anything to do.
  public static boolean isNews(Reading reading) {
    return !reading.all(TalkKinds.SETTLED).isEmpty() || !done(reading.rows()).isEmpty();
  }

  /// The open convoys with nothing left to do. Most closings are told of; what a sync or an import
  /// closed is not, and is found by this.
  private static List<Bead> done(Rows rows) {
    var open =
        rows.find(
            Query.where(Criterion.is(Field.TYPE, TYPE), Criterion.is(Field.STATUS, Status.OPEN)));
    if (open.isEmpty()) {
      return List.of();
    }
    var edges = rows.dependencies(open.stream().map(Bead::id).toList());
    var wanted = new LinkedHashSet<String>();
    for (var list : edges.values()) {
      for (var edge : list) {
        if (edge.type().equals(DependencyType.TRACKS)) {
          wanted.add(edge.to());
        }
      }
    }
    var members = rows.beads(wanted);
    var done = new ArrayList<Bead>();
    for (var convoy : open) {
      boolean isAny = false;
      boolean isAll = true;
      for (var edge : edges.getOrDefault(convoy.id(), List.of())) {
        var bead = edge.type().equals(DependencyType.TRACKS) ? members.get(edge.to()) : null;
        if (bead != null) {
          isAny = true;
          isAll &= bead.isSettled();
        }
      }
      if (isAny && isAll) {
        done.add(convoy);
      }
    }
    return done;
  }

  /// What waited for a closed bead and is in a convoy is handed out, and a convoy whose members are
  /// all closed is closed, once.
  public void hear() {
    for (var settled : office.book().all(TalkKinds.SETTLED)) {
      office.book().drop(TalkKinds.SETTLED, settled.bead());
      var bead = office.book().rows().bead(settled.bead());
      if (bead == null || bead.isSettled()) {
        hear(settled.bead());
      }
    }
    done(office.book().rows()).forEach(this::closeIfDone);
  }

  private void hear(String id) {
    for (var edge : office.book().rows().dependents(List.of(id)).getOrDefault(id, List.of())) {
      if (DependencyType.AFFECTING_READINESS.contains(edge.type())) {
        handOut(edge.from());
      }
    }
    for (var convoy : around(id)) {
      closeIfDone(convoy);
    }
    new Dispatch(office).fill();
  }

  private void handOut(String id) {
    var bead = office.book().rows().bead(id);
    if (bead == null
        || !bead.status().equals(Status.OPEN)
        || office.book().rows().isBlocked(id)
        || !Dispatch.notWork(bead).isEmpty()
        || around(id).stream().allMatch(this::isStaged)) {
      return;
    }
    var rig = office.ground().rigOfPrefix(BeadId.prefix(id));
    if (rig != null && office.book().find(Kinds.WAITING, id) == null) {
      new Dispatch(office).sling(bead, new Dispatch.Wish(rig.name(), "", "", "", false, false));
    }
  }

  private boolean isStaged(Bead convoy) {
    return office.book().draft().labels(convoy.id()).contains(ConvoyLabels.STAGED);
  }

  /// Closes the convoy when nothing is left to do; true when it did.
  public boolean closeIfDone(Bead convoy) {
    var members = members(convoy.id());
    if (members.isEmpty() || convoy.isClosed()) {
      return false;
    }
    var open = firstOpen(members);
    if (open != null) {
      return false;
    }
    close(convoy, "All " + members.size() + " landed", true);
    return true;
  }

  /// Closes it and tells whoever asked for that; `isLanded` when nothing was left to do.
  public void close(Bead convoy, String reason, boolean isLanded) {
    new Closing(office.tracker("hq")).close(convoy, new Closing.How(reason, "", true));
    new ConvoyNews(office).closed(convoy, reason, isLanded);
    office.book().draft().name("convoy-closed", convoy.id());
  }

  private @Nullable Bead firstOpen(List<String> members) {
    for (var bead : office.book().rows().beads(members).values()) {
      if (!bead.isSettled()) {
        return bead;
      }
    }
    return null;
  }
}
