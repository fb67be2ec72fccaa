package gastown.simulation.checks;

import gastown.town.work.Assignment;
import gastown.town.work.Worker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/// Who holds what: one holder for a bead, in the store and in the world.
final class Holding implements Check {
  private final Map<String, Long> epochs = new HashMap<>();

  @Override
  public void look(Moment now) {
    for (var assignment : now.assignments().values()) {
      holder(now, assignment);
      epoch(now, assignment);
    }
    limits(now);
    sessions(now);
  }

  private static void holder(Moment now, Assignment assignment) {
    long holders =
        now.workers().stream()
            .filter(worker ->
                !worker.isFree()
                    && worker.job().bead().equals(assignment.bead())
                    && worker.job().epoch() == assignment.epoch())
            .count();
    if (holders > 1) {
      now.complain("one-holder", holders + " workers are busy with " + assignment.bead());
    }
    boolean isOnHook =
        assignment.phase() == Assignment.Phase.HOOKED
            || assignment.phase() == Assignment.Phase.WORKING;
    if (isOnHook && now.workers().stream().noneMatch(worker -> isAt(worker, assignment))) {
      now.complain("one-holder", "nobody is at work on " + assignment.bead());
    }
    var bead = now.reading().rows().bead(assignment.bead());
    if (bead != null
        && assignment.isLive()
        && !bead.isClosed()
        && !assignment.claim().worker().equals(bead.assignee())) {
      now.complain("one-holder", "bead and assignment differ over " + assignment.bead());
    }
    if (assignment.isLive()
        && now.reading().find(gastown.town.book.Kinds.WAITING, assignment.bead()) != null) {
      now.complain("one-holder", assignment.bead() + " is held and waits in line");
    }
  }

  private static boolean isAt(Worker worker, Assignment assignment) {
    return !worker.isFree()
        && worker.who().text().equals(assignment.claim().worker())
        && worker.job().bead().equals(assignment.bead());
  }

  private void epoch(Moment now, Assignment assignment) {
    var before = epochs.put(assignment.bead(), assignment.epoch());
    if (before != null && assignment.epoch() < before) {
      now.complain("epochs-grow", assignment.bead() + " went back from " + before);
    }
    boolean isNew = before == null ? assignment.isLive() : assignment.epoch() > before;
    var bead = now.reading().rows().bead(assignment.bead());
    if (isNew
        && assignment.phase() == Assignment.Phase.HOOKED
        && bead != null
        && now.reading().rows().isBlocked(assignment.bead())) {
      now.complain("waves-in-order", assignment.bead() + " was handed out while it is blocked");
    }
  }

  private static void limits(Moment now) {
    long busy = now.workers().stream().filter(worker -> !worker.isFree()).count();
    if (busy > now.bottle().settings().agents()) {
      now.complain("within-limits", busy + " workers are busy");
    }
  }

  /// A worktree has one program in it at most.
  private static void sessions(Moment now) {
    var folders = new HashSet<String>();
    for (var session : now.bottle().outpost().living()) {
      if (!folders.add(session.folder().toString())) {
        now.complain("one-session", "two sessions live in " + session.folder());
      }
    }
  }
}
