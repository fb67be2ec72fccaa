package gastown.simulation.checks;

import gastown.town.work.Assignment;
import java.util.HashMap;
import java.util.Map;

/// What is counted is never forgotten, and patience has its end.
final class Counting implements Check {
  private static final int NUDGES_MOST = 3;

  private final Map<String, Assignment.Tally> tallies = new HashMap<>();

  @Override
  public void look(Moment now) {
    for (var worker : now.workers()) {
      if (worker.nudges() > NUDGES_MOST) {
        now.complain("three-nudges", worker.job().session() + " is nudged too often");
      }
    }
    for (var assignment : now.assignments().values()) {
      var tally = assignment.tally();
      var before = tallies.put(assignment.bead(), tally);
      boolean isLess =
          before != null
              && (tally.attempts() < before.attempts() || tally.conflicts() < before.conflicts());
      if (isLess && !now.bottle().forgiven().contains(assignment.bead())) {
        now.complain("attempts-kept", assignment.bead() + " forgot what failed");
      }
      var terms = now.bottle().town().ground().terms(assignment.claim().rig());
      if (assignment.isLive() && tally.attempts() >= terms.attemptsMost()) {
        now.complain("attempts-kept", assignment.bead() + " is tried too often");
      }
    }
  }
}
