package gastown.simulation.checks;

import gastown.simulation.world.GateOracle;
import gastown.town.queue.Submission;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What is closed is on the target, what came back deserved it, and nobody speaks for what he lost.
final class Landings implements Check {
  private final Map<String, Submission.State> states = new HashMap<>();
  private final Set<String> closed = new HashSet<>();

  @Override
  public void look(Moment now) {
    for (var submission : now.submissions()) {
      var before = states.put(submission.id(), submission.state());
      if (before == null) {
        handedIn(now, submission);
      }
      if (before != submission.state() && submission.state() == Submission.State.RETURNED) {
        returned(now, submission);
      }
      if (before != submission.state() && submission.state() == Submission.State.LANDED) {
        landed(now, submission);
      }
    }
    for (var id : now.overseer().beads()) {
      var bead = Objects.requireNonNull(now.reading().rows().bead(id));
      if (bead.isClosed() && closed.add(id)) {
        closed(now, id);
      }
    }
  }

  private static void handedIn(Moment now, Submission submission) {
    var assignment = now.assignments().get(submission.origin().bead());
    long epoch = submission.origin().epoch();
    boolean isNow = assignment != null && assignment.epoch() == epoch;
    boolean isLater = assignment != null && assignment.epoch() > epoch && !now.isEachStepSeen();
    if (!isNow && !isLater) {
      now.complain("old-epoch-refused", submission.id() + " was handed in under an old epoch");
    }
  }

  private static void landed(Moment now, Submission submission) {
    var git = now.bottle().git();
    var head = Objects.requireNonNull(now.bottle().remote().head("main"));
    if (!git.isAncestor(submission.verdict().landed(), head)) {
      now.complain("closed-means-landed", submission.id() + " is called landed and is not");
    }
    if (!git.isAncestor(submission.commit(), head)) {
      now.complain("closed-means-landed", submission.id() + " landed without its commit");
    }
    var assignment = now.assignments().get(submission.origin().bead());
    boolean isByHand = now.bottle().byHand().contains(submission.origin().bead());
    if (!isByHand && now.isEachStepSeen() && assignment != null && assignment.isLive()) {
      now.complain("one-holder", submission.id() + " landed, and somebody is still at its bead");
    }
  }

  private static void closed(Moment now, String id) {
    boolean isLanded =
        now.submissions().stream()
            .anyMatch(submission ->
                submission.origin().bead().equals(id)
                    && submission.state() == Submission.State.LANDED);
    if (!isLanded && !now.bottle().byHand().contains(id)) {
      now.complain("closed-means-landed", id + " was closed and nothing of it landed");
    }
  }

  /// A red gate returns only what broke something itself.
  private static void returned(Moment now, Submission submission) {
    if (!submission.verdict().reason().equals("gate")) {
      return;
    }
    var objects = now.bottle().objects();
    var git = now.bottle().git();
    boolean isGuilty = false;
    for (var path : git.footprint(submission.base(), submission.commit())) {
      var text = objects.textIn(submission.commit(), path);
      isGuilty |= text != null && text.contains(GateOracle.BROKEN);
    }
    if (!isGuilty) {
      now.complain("innocents-stay", submission.id() + " came back for what it did not do");
    }
  }
}
