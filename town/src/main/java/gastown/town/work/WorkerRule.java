package gastown.town.work;

import gastown.town.work.Assignment.Phase;
import gastown.town.work.Worker.State;
import java.time.Instant;

/// The life of a worker on one bead. Pure: same worker, same fact, same hour, same step.
///
/// Silence is answered by nudges, then the session is ended and the worker fenced by a new epoch. A
/// death is answered by waking again in the same worktree. What goes wrong too often strands the
/// bead. Nothing is cleared away that was not saved.
public record WorkerRule(Terms terms) {
  private static final String HANDED_OVER = "its work is handed over";

  public Step step(Worker worker, Assignment assignment, Fact fact, Instant now) {
    return switch (fact) {
      case Fact.Started(var session) ->
          isPresent(worker, session) ? started(worker, assignment, now) : stay(worker, assignment);
      case Fact.NotStarted(var session, var why) ->
          isPresent(worker, session)
              ? failed(worker, assignment, "it could not be started: " + why, now)
              : stay(worker, assignment);
      case Fact.SignOfLife(var session) ->
          isPresent(worker, session) && worker.state() == State.WORKING
              ? Step.to(worker.heardAt(now), assignment)
              : stay(worker, assignment);
      case Fact.TurnOver(var session) ->
          isPresent(worker, session) && worker.state() == State.LEAVING
              ? end(worker, assignment, HANDED_OVER)
              : stay(worker, assignment);
      case Fact.Over(var session, var why, var isOurs) ->
          isPresent(worker, session)
              ? over(worker, assignment, why, isOurs, now)
              : stay(worker, assignment);
      case Fact.Cleared(var session) ->
          isPresent(worker, session) && worker.state() == State.CLEARING
              ? Step.to(Worker.resting(worker.who(), now), assignment)
              : stay(worker, assignment);
      case Fact.Submitted(var epoch) ->
          holds(worker, assignment, epoch)
              ? Step.to(leaving(worker, now), assignment.at(Phase.SUBMITTED, now))
              : stay(worker, assignment);
      case Fact.GaveUp gaveUp ->
          holds(worker, assignment, gaveUp.epoch())
              ? gaveUp(worker, assignment, gaveUp, now)
              : stay(worker, assignment);
      case Fact.Cycles(var epoch, var why) ->
          holds(worker, assignment, epoch)
              ? end(worker, assignment, "a fresh session goes on: " + why)
              : stay(worker, assignment);
      case Fact.Recalled(var why) -> recalled(worker, assignment, why, now);
      case Fact.TimePassed() -> timePassed(worker, assignment, now);
    };
  }

  private static boolean isPresent(Worker worker, String session) {
    return worker.job().session().equals(session);
  }

  private static boolean holds(Worker worker, Assignment assignment, long epoch) {
    return assignment.epoch() == epoch
        && worker.job().epoch() == epoch
        && isStillItsOwn(worker, assignment);
  }

  /// Whether the worker still has the bead, under whatever epoch; it may have handed it in, or lost
  /// it, meanwhile.
  private static boolean isStillItsOwn(Worker worker, Assignment assignment) {
    return worker.job().bead().equals(assignment.bead())
        && worker.who().text().equals(assignment.claim().worker())
        && (assignment.phase() == Phase.HOOKED || assignment.phase() == Phase.WORKING);
  }

  private static Step stay(Worker worker, Assignment assignment) {
    return Step.to(worker, assignment);
  }

  private Step started(Worker worker, Assignment assignment, Instant now) {
    return switch (worker.state()) {
      case HIRED, WAKING ->
          Step.to(
              worker.to(State.WORKING).heardAt(now),
              isStillItsOwn(worker, assignment) ? assignment.at(Phase.WORKING, now) : assignment);
      case RESTING, WORKING, LEAVING, ENDING, CLEARING -> stay(worker, assignment);
    };
  }

  private Step over(Worker worker, Assignment assignment, String why, boolean isOurs, Instant now) {
    return switch (worker.state()) {
      case RESTING, HIRED, CLEARING -> stay(worker, assignment);
      case WAKING, WORKING ->
          isOurs
              ? wakeAgain(worker, assignment, assignment.tally(), now)
              : failed(worker, assignment, why, now);
      case LEAVING -> clear(worker, assignment, why);
      case ENDING ->
          isStillItsOwn(worker, assignment)
              ? wakeAgain(worker, assignment, assignment.tally(), now)
              : clear(worker, assignment, why);
    };
  }

  /// One attempt more went wrong.
  private Step failed(Worker worker, Assignment assignment, String why, Instant now) {
    if (!isStillItsOwn(worker, assignment)) {
      return clear(worker, assignment, why);
    }
    var tally = assignment.tally().attempt();
    if (tally.attempts() >= terms.attemptsMost()) {
      return strand(worker, assignment.because(why).with(tally), now);
    }
    return wakeAgain(worker, assignment.because(why), tally, now);
  }

  private Step strand(Worker worker, Assignment assignment, Instant now) {
    var step = clear(worker, assignment.at(Phase.STRANDED, now), assignment.why());
    return step.saying(
        new Step.Alarm(
            "stranded:" + assignment.bead(),
            "high",
            assignment.bead()
                + " is given up after "
                + assignment.tally().attempts()
                + " attempts: "
                + assignment.why()));
  }

  /// The worktree outlives the session; what it holds is saved before anybody is let in.
  private Step wakeAgain(
      Worker worker, Assignment assignment, Assignment.Tally tally, Instant now) {
    var job = worker.job();
    var next = new Worker.Job(job.bead(), assignment.epoch(), job.wakes() + 1, job.branch());
    return Step.to(
        worker.with(next).to(State.HIRED).dueAt(now.plus(terms.pause(tally.attempts()))),
        assignment.with(tally).at(Phase.HOOKED, now),
        new Order.SaveWork(worker.who().text(), job.session(), "before it is woken again"));
  }

  private static Step clear(Worker worker, Assignment assignment, String why) {
    var job = worker.job();
    return Step.to(
        worker.to(State.CLEARING),
        assignment,
        new Order.ClearWorktree(worker.who().text(), job.session(), job.branch(), why));
  }

  /// A finished session may come to the end of its turn, or end by itself, for a while.
  private Worker leaving(Worker worker, Instant now) {
    return worker.to(State.LEAVING).dueAt(now.plus(terms.linger()));
  }

  private Step gaveUp(Worker worker, Assignment assignment, Fact.GaveUp fact, Instant now) {
    var phase = fact.needsPerson() ? Phase.STRANDED : Phase.RELEASED;
    var step = Step.to(leaving(worker, now), assignment.because(fact.why()).at(phase, now));
    return fact.needsPerson()
        ? step.saying(
            new Step.Alarm(
                "needs-person:" + assignment.bead(),
                "medium",
                worker.who().shown()
                    + " asks for help with "
                    + assignment.bead()
                    + ": "
                    + fact.why()))
        : step;
  }

  private Step recalled(Worker worker, Assignment assignment, String why, Instant now) {
    if (!isStillItsOwn(worker, assignment)) {
      return stay(worker, assignment);
    }
    var released = assignment.because(why).at(Phase.RELEASED, now);
    return worker.state() == State.HIRED
        ? clear(worker, released, why)
        : end(worker, released, why);
  }

  private Step end(Worker worker, Assignment assignment, String why) {
    return Step.to(
        worker.to(State.ENDING),
        assignment,
        new Order.EndSession(worker.who().text(), worker.job().session(), terms.grace(), why));
  }

  private Step timePassed(Worker worker, Assignment assignment, Instant now) {
    return switch (worker.state()) {
      case RESTING, WAKING, ENDING, CLEARING -> stay(worker, assignment);
      case HIRED ->
          now.isBefore(worker.due()) ? stay(worker, assignment) : wake(worker, assignment);
      case LEAVING ->
          now.isBefore(worker.due())
              ? stay(worker, assignment)
              : end(worker, assignment, HANDED_OVER);
      case WORKING -> silence(worker, assignment, now);
    };
  }

  private static Step wake(Worker worker, Assignment assignment) {
    var job = worker.job();
    return Step.to(
        worker.to(State.WAKING),
        assignment,
        new Order.StartSession(
            worker.who().text(), job.bead(), job.epoch(), job.wakes(), job.branch()));
  }

  private Step silence(Worker worker, Assignment assignment, Instant now) {
    if (now.isBefore(nextLook(worker))) {
      return stay(worker, assignment);
    }
    if (worker.nudges() < terms.nudgesMost()) {
      var next = worker.nudgedAgain();
      return Step.to(
          next,
          assignment,
          Order.Nudge.unnamed(
              worker.who().text(),
              worker.job().session(),
              "Your hook holds " + assignment.bead() + ". Go on with it, or say gt done."));
    }
    var why = "silent after " + terms.nudgesMost() + " nudges";
    var tally = assignment.tally().attempt();
    var fenced = assignment.fenced().because(why).with(tally);
    if (tally.attempts() >= terms.attemptsMost()) {
      return end(worker, fenced.at(Phase.STRANDED, now), why)
          .saying(
              new Step.Alarm(
                  "stranded:" + assignment.bead(),
                  "high",
                  assignment.bead()
                      + " is given up after "
                      + tally.attempts()
                      + " attempts: "
                      + why));
    }
    return end(worker, fenced, why);
  }

  /// When silence calls for something.
  private Instant nextLook(Worker worker) {
    return worker.heard().plus(terms.patience().multipliedBy(worker.nudges() + 1L));
  }

  /// When time itself becomes news for this worker; far away when it never does.
  public Instant due(Worker worker) {
    return switch (worker.state()) {
      case RESTING, WAKING, ENDING, CLEARING -> Instant.MAX;
      case HIRED, LEAVING -> worker.due();
      case WORKING -> nextLook(worker);
    };
  }
}
