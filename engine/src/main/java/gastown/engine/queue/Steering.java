package gastown.engine.queue;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Status;
import gastown.engine.Ground;
import gastown.engine.Office;
import gastown.engine.work.Alarms;
import gastown.town.book.Kinds;
import gastown.town.book.QueueKinds;
import gastown.town.queue.Candidate;
import gastown.town.queue.Line;
import gastown.town.queue.Submission;
import gastown.town.work.Assignment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's word about the merge queue of a rig. What it says comes true in the stroke it is said
/// in; the loop goes on from there.
public record Steering(Office office, Ground.Rig rig) {

  /// What came of putting a submission back into the queue.
  public sealed interface Requeued {
    record Queued(Submission submission) implements Requeued {}

    /// It is waiting, or landed already.
    record NotNeeded(Submission submission) implements Requeued {}

    /// The bead went on without it.
    record Superseded(String why) implements Requeued {}
  }

  /// Takes a submission out of the queue for good; its bead is open again, and the commit stays
  /// under its pin. False when it is out of the queue already.
  public boolean reject(Submission submission, String why) {
    if (submission.state().isOver()) {
      return false;
    }
    var book = office.book();
    book.put(
        QueueKinds.SUBMISSION,
        submission.now(Submission.State.REJECTED, new Submission.Verdict("", why, List.of(), "")));
    var origin = submission.origin();
    var assignment = book.find(Kinds.ASSIGNMENT, origin.bead());
    if (assignment != null && assignment.epoch() == origin.epoch() && assignment.isLive()) {
      book.put(
          Kinds.ASSIGNMENT,
          assignment.because("rejected: " + why).at(Assignment.Phase.RELEASED, office.now()));
      shown(origin.bead(), Status.OPEN, null);
    }
    book.draft().name("mq-reject", origin.bead());
    return true;
  }

  /// Whether a candidate with this submission is on its way to the target at this moment.
  public boolean isLanding(Submission submission) {
    return office.book().on(QueueKinds.CANDIDATE, rig.name()).stream()
        .anyMatch(candidate ->
            candidate.state() == Candidate.State.LANDING
                && candidate.submissions().contains(submission.id()));
  }

  /// Puts a submission that came back into the queue again, as it was. What the gates found red is
  /// asked anew.
  public Requeued retry(Submission submission) {
    if (submission.state() == Submission.State.QUEUED
        || submission.state() == Submission.State.LANDED) {
      return new Requeued.NotNeeded(submission);
    }
    var book = office.book();
    var origin = submission.origin();
    var bead = book.rows().bead(origin.bead());
    if (bead == null || bead.isSettled()) {
      return new Requeued.Superseded(origin.bead() + " is closed");
    }
    var assignment = book.find(Kinds.ASSIGNMENT, origin.bead());
    if (assignment != null && (assignment.epoch() != origin.epoch() || assignment.isLive())) {
      return new Requeued.Superseded(
          origin.bead()
              + " went on without it: "
              + assignment.claim().worker()
              + " has it under epoch "
              + assignment.epoch());
    }
    if (assignment != null) {
      book.put(Kinds.ASSIGNMENT, assignment.at(Assignment.Phase.SUBMITTED, office.now()));
    }
    book.drop(Kinds.WAITING, origin.bead());
    shown(origin.bead(), Status.HOOKED, origin.worker());
    forgetRed();
    var next = submission.now(Submission.State.QUEUED, Submission.Verdict.NONE);
    book.put(QueueKinds.SUBMISSION, next);
    book.draft().name("mq-retry", origin.bead());
    return new Requeued.Queued(next);
  }

  /// The present look of the bead: who has it.
  private void shown(String id, String status, @Nullable String assignee) {
    Bead bead = office.book().rows().bead(id);
    if (bead != null && !bead.isSettled()) {
      office
          .book()
          .draft()
          .put(
              bead.with(Field.STATUS, status)
                  .with(Field.ASSIGNEE, assignee)
                  .with(Field.UPDATED_AT, office.now()));
    }
  }

  /// A pause that runs out by itself is over now, and what was red is asked again. False when there
  /// was nothing to do.
  public boolean process() {
    boolean hadRed = forgetRed();
    var line = Refinery.line(office.book(), rig.name());
    boolean isTimed = line.pause().isOn() && !isStopped(line);
    if (isTimed) {
      office
          .book()
          .put(
              QueueKinds.LINE,
              line.paused(new Line.Pause(Instant.EPOCH, "", "", line.pause().tries())));
    }
    office.book().draft().name("refinery-process", rig.name());
    return hadRed || isTimed;
  }

  private boolean forgetRed() {
    boolean hadRed = !office.book().on(QueueKinds.VERDICT, "red").isEmpty();
    new Refinery(office, rig).forgetRed();
    return hadRed;
  }

  /// Nothing lands until [#start]. False when it was stopped already.
  public boolean stop(String why) {
    var line = Refinery.line(office.book(), rig.name());
    if (isStopped(line)) {
      return false;
    }
    office
        .book()
        .put(
            QueueKinds.LINE,
            line.paused(new Line.Pause(Instant.EPOCH, Line.Pause.STOPPED, why, 0)));
    office.book().draft().name("refinery-stop", rig.name());
    return true;
  }

  /// Landing goes on, whatever it waited for. False when it did not wait.
  public boolean start() {
    var line = Refinery.line(office.book(), rig.name());
    if (!line.pause().isOn()) {
      return false;
    }
    office.book().put(QueueKinds.LINE, line.paused(Line.Pause.NONE));
    for (var kind : Line.Pause.passing()) {
      new Alarms(office).settle("queue:" + rig.name() + ":" + kind, "a person started landing");
    }
    forgetRed();
    office.book().draft().name("refinery-start", rig.name());
    return true;
  }

  private static boolean isStopped(Line line) {
    return line.pause().kind().equals(Line.Pause.STOPPED);
  }
}
