package gastown.simulation.checks;

import gastown.town.book.EvidenceKind;
import gastown.town.book.Kinds;
import gastown.town.queue.Submission;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;

/// What landed has its evidence and the chain holds; what is said to be kept is there.
final class Proof implements Check {
  private final Set<String> kept = new HashSet<>();

  @Override
  public void look(Moment now) {
    for (var salvaged : now.reading().all(Kinds.SALVAGE)) {
      if (kept.add(salvaged.ref())
          && !salvaged.commit().equals(now.bottle().git().commitOf(salvaged.ref()))) {
        now.complain("kept-is-there", salvaged.ref() + " does not hold what is listed");
      }
    }
  }

  @Override
  public void atEnd(Moment now) {
    var bundles = new HashMap<String, Integer>();
    now.reading()
        .all(EvidenceKind.EVIDENCE)
        .forEach(bundle -> bundles.merge(bundle.bead(), 1, Integer::sum));
    for (var submission : now.submissions()) {
      var bead = submission.origin().bead();
      if (submission.state() == Submission.State.LANDED
          && bundles.merge(bead, -1, Integer::sum) < 0) {
        now.complain("landings-are-proven", submission.id() + " landed, and nothing shows it");
      }
    }
    var found = now.bottle().evidence(now.reading()).check(null);
    if (!found.wrong().isEmpty()) {
      now.complain("landings-are-proven", found.wrong().getFirst());
    }
  }
}
