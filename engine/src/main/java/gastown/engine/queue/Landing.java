package gastown.engine.queue;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.work.Closing;
import gastown.engine.Ground;
import gastown.engine.Office;
import gastown.engine.convoy.Convoys;
import gastown.engine.work.Alarms;
import gastown.engine.work.Dispatch;
import gastown.town.book.Kinds;
import gastown.town.book.QueueKinds;
import gastown.town.queue.Candidate;
import gastown.town.queue.GateVerdict;
import gastown.town.queue.Line;
import gastown.town.queue.Submission;
import gastown.town.work.Assignment;
import gastown.town.work.Step;
import gastown.town.work.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What becomes of candidates and submissions when the porters report.
public record Landing(Office office, Ground.Rig rig) {
  static final String RED = "gate";
  static final String CONFLICT = "conflict";

  /// What building a candidate came to. `included` are the submissions in it, in order; `conflicts`
  /// those that do not fit the base itself, with their files; `already` those that are in the base.
  public record Building(
      Candidate.Built built,
      List<String> included,
      Map<String, List<String>> conflicts,
      List<Already> already) {}

  /// A submission the target holds before anybody joined it.
  public record Already(String submission, Evidence evidence) {}

  public void built(String candidateId, Building building) {
    var book = office.book();
    var candidate = book.find(QueueKinds.CANDIDATE, candidateId);
    if (candidate == null || candidate.state() != Candidate.State.PLANNED) {
      return;
    }
    var line = Refinery.line(book, rig.name());
    book.put(QueueKinds.LINE, line.at(building.built().base()));
    building
        .conflicts()
        .forEach((submission, files) ->
            giveBack(submission, new Submission.Verdict("", CONFLICT, files, "")));
    for (var one : building.already()) {
      landed(one.submission(), building.built().base(), one.evidence());
    }
    if (building.included().isEmpty() && !candidate.isBaseline()) {
      book.drop(QueueKinds.CANDIDATE, candidateId);
    } else {
      book.put(
          QueueKinds.CANDIDATE,
          candidate.with(building.built(), building.included()).at(Candidate.State.GATING));
    }
    book.draft().name("candidate", candidateId);
  }

  public void gated(GateVerdict verdict) {
    office.book().put(QueueKinds.VERDICT, verdict);
    office.book().draft().name(verdict.isGreen() ? "gate-green" : "gate-red", verdict.tree());
  }

  /// The target stands at the candidate's commit.
  public void pushed(String candidateId, List<Evidence> evidence) {
    var book = office.book();
    var candidate = book.find(QueueKinds.CANDIDATE, candidateId);
    if (candidate == null) {
      return;
    }
    new Refinery(office, rig).clear();
    var line = Refinery.line(book, rig.name());
    int width = Math.max(1, line.width());
    book.put(
        QueueKinds.LINE, line.at(candidate.built().commit()).wide(Math.min(width * 2, 1 << 20)));
    for (int i = 0; i < candidate.submissions().size(); i++) {
      var part = candidate.built().parts().get(i);
      landed(candidate.submissions().get(i), part, evidence.isEmpty() ? null : evidence.get(i));
    }
    book.drop(QueueKinds.CANDIDATE, candidateId);
    book.draft().name("merged", candidate.built().commit());
  }

  /// Somebody else moved the target: the candidate is built anew.
  public void overtaken(String candidateId) {
    office.book().drop(QueueKinds.CANDIDATE, candidateId);
    office.book().draft().name("merge-skipped", candidateId);
  }

  public void unreachable(String candidateId, String why) {
    office.book().drop(QueueKinds.CANDIDATE, candidateId);
    new Refinery(office, rig).pause(Line.Pause.UNREACHABLE, "the remote cannot be reached: " + why);
  }

  public void refused(String candidateId, String why) {
    office.book().drop(QueueKinds.CANDIDATE, candidateId);
    new Refinery(office, rig).pause(Line.Pause.REFUSED, "the remote refuses the push: " + why);
  }

  /// The target stands at `commit`, which brought this submission alone, past the queue.
  public void landedDirectly(String submissionId, String commit, @Nullable Evidence evidence) {
    var book = office.book();
    book.put(QueueKinds.LINE, Refinery.line(book, rig.name()).at(commit));
    landed(submissionId, commit, evidence);
    book.draft().name("land-direct", commit);
  }

  private void landed(String submissionId, String commit, @Nullable Evidence evidence) {
    var book = office.book();
    var submission = book.find(QueueKinds.SUBMISSION, submissionId);
    // one that was taken out of the queue while its push was under way has landed all the same
    if (submission == null
        || submission.state() == Submission.State.LANDED
        || submission.state() == Submission.State.RETURNED) {
      return;
    }
    book.put(
        QueueKinds.SUBMISSION,
        submission.now(Submission.State.LANDED, Submission.Verdict.landedAs(commit)));
    var origin = submission.origin();
    settle(origin);
    if (evidence != null) {
      new EvidenceBook(office).keep(evidence);
    }
    close(origin.bead(), "Merged in " + commit);
  }

  /// Nobody need work on the bead any more, whoever does.
  private void settle(Submission.Origin origin) {
    var book = office.book();
    var assignment = book.find(Kinds.ASSIGNMENT, origin.bead());
    if (assignment != null && assignment.epoch() != origin.epoch()) {
      new Dispatch(office).recall(origin.bead(), "it landed by an earlier hand");
      assignment = book.find(Kinds.ASSIGNMENT, origin.bead());
    }
    if (assignment != null) {
      book.put(Kinds.ASSIGNMENT, assignment.at(Assignment.Phase.LANDED, office.now()));
    }
  }

  /// Closes the bead, and hands out what waited for it.
  private void close(String id, String reason) {
    var bead = office.book().rows().bead(id);
    if (bead != null && !bead.isSettled()) {
      new Closing(office.tracker(rig.prefix())).close(bead, new Closing.How(reason, "", true));
    }
    new Convoys(office).afterLanding(id);
  }

  /// The submission goes back: the bead is offered again, on top of where the target is then. What
  /// was submitted stays under its pin.
  public void giveBack(String submissionId, Submission.Verdict verdict) {
    var book = office.book();
    var submission = book.find(QueueKinds.SUBMISSION, submissionId);
    if (submission == null || submission.state().isOver()) {
      return;
    }
    book.put(QueueKinds.SUBMISSION, submission.now(Submission.State.RETURNED, verdict));
    book.draft().name("merge-failed", submission.origin().bead());
    var assignment = book.find(Kinds.ASSIGNMENT, submission.origin().bead());
    if (assignment == null || assignment.epoch() != submission.origin().epoch()) {
      return;
    }
    var bead = book.rows().bead(submission.origin().bead());
    if (bead != null && !bead.isSettled()) {
      offerAgain(bead, assignment, verdict);
    }
  }

  private void offerAgain(Bead bead, Assignment assignment, Submission.Verdict verdict) {
    var book = office.book();
    var terms = office.ground().terms(rig.name());
    boolean isConflict = verdict.reason().equals(CONFLICT);
    var tally = assignment.tally();
    var next =
        isConflict
            ? new Assignment.Tally(tally.attempts(), tally.conflicts() + 1, tally.returns() + 1)
            : new Assignment.Tally(tally.attempts() + 1, tally.conflicts(), tally.returns() + 1);
    boolean isTooOften =
        next.conflicts() >= terms.conflictsMost() || next.attempts() >= terms.attemptsMost();
    var why = why(verdict);
    var phase = isTooOften ? Assignment.Phase.STRANDED : Assignment.Phase.RETURNED;
    book.put(
        Kinds.ASSIGNMENT,
        new Assignment(assignment.bead(), assignment.claim(), phase, office.now(), next, why));
    book.draft()
        .put(
            bead.with(Field.STATUS, isTooOften ? Status.BLOCKED : Status.OPEN)
                .with(Field.ASSIGNEE, null)
                .with(Field.UPDATED_AT, office.now()));
    if (isTooOften) {
      new Alarms(office)
          .raise(
              new Step.Alarm(
                  "stranded:" + bead.id(), "high", bead.id() + " came back too often: " + why),
              bead.id());
      return;
    }
    book.put(
        Kinds.WAITING,
        new Waiting(
            bead.id(),
            rig.name(),
            bead.priority(),
            office.now(),
            new Waiting.Wish(
                assignment.claim().runtime(), assignment.claim().words(), "refinery", why)));
    new Dispatch(office).fill();
  }

  private String why(Submission.Verdict verdict) {
    var files = new ArrayList<>(verdict.files());
    return verdict.reason().equals(CONFLICT)
        ? "it conflicts with " + rig.target() + " in " + String.join(", ", files)
        : "its gate failed: see " + verdict.log();
  }
}
