package gastown.engine.queue;

import gastown.engine.Ground;
import gastown.engine.Office;
import gastown.engine.work.Alarms;
import gastown.town.book.Kinds;
import gastown.town.book.QueueKinds;
import gastown.town.book.Reading;
import gastown.town.queue.Candidate;
import gastown.town.queue.Decision;
import gastown.town.queue.GateVerdict;
import gastown.town.queue.Line;
import gastown.town.queue.Planner;
import gastown.town.queue.Situation;
import gastown.town.queue.Submission;
import gastown.town.work.Order;
import gastown.town.work.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The merge queue of one rig at work: asks the planner, keeps what it decided, and takes in what
/// the porters report.
public record Refinery(Office office, Ground.Rig rig) {

  /// All the planner is to know, as it stands in the store.
  public static Situation situation(Reading reading, Ground ground, Ground.Rig rig, Instant now) {
    var line = line(reading, rig.name());
    var candidates = reading.on(QueueKinds.CANDIDATE, rig.name());
    var policy = ground.policy(rig.name());
    return new Situation(
        line,
        reading.on(QueueKinds.SUBMISSION, QueueKinds.queued(rig.name())),
        candidates,
        verdicts(reading, candidates, policy),
        policy,
        now);
  }

  public static Line line(Reading reading, String rig) {
    var line = reading.find(QueueKinds.LINE, rig);
    return line == null ? Line.idle(rig) : line;
  }

  private static Map<String, GateVerdict> verdicts(
      Reading reading, List<Candidate> candidates, Situation.Policy policy) {
    var verdicts = new HashMap<String, GateVerdict>();
    for (var candidate : candidates) {
      for (var tree : List.of(candidate.built().tree(), candidate.built().baseTree())) {
        var verdict =
            tree.isEmpty()
                ? null
                : reading.find(QueueKinds.VERDICT, GateVerdict.key(tree, policy.gates()));
        if (verdict != null) {
          verdicts.put(verdict.key(), verdict);
        }
      }
    }
    return verdicts;
  }

  /// Whether the planner has anything to say that is not under way already.
  public static boolean isDue(Reading reading, Ground ground, Ground.Rig rig, Instant now) {
    var situation = situation(reading, ground, rig, now);
    // a pause ends with nothing queued, too: its end would be news for ever
    boolean isIdle = situation.queued().isEmpty() && situation.candidates().isEmpty();
    if (isIdle && !situation.line().pause().isOn()) {
      return false;
    }
    var slip = ground.slip(rig.name());
    if (!situation.line().pause().isOn() && !slip.isEmpty()) {
      return true;
    }
    if (isMended(situation.line(), slip)) {
      return true;
    }
    for (var decision : Planner.plan(situation)) {
      if (!(decision instanceof Decision.Gate(var candidate)) || !isGated(reading, candidate)) {
        return true;
      }
    }
    return false;
  }

  /// Landing waits for settings that were put right.
  private static boolean isMended(Line line, String slip) {
    return line.pause().kind().equals(Line.Pause.SETTINGS) && slip.isEmpty();
  }

  private static boolean isGated(Reading reading, Candidate candidate) {
    return reading.on(Kinds.ORDER, "run-gate").stream()
        .anyMatch(queued ->
            queued.order() instanceof Order.RunGate gate
                && gate.candidate().equals(candidate.id()));
  }

  /// When a pause is over; far away when there is none.
  public static Instant due(Reading reading, Ground.Rig rig) {
    var pause = line(reading, rig.name()).pause();
    boolean isTimed = pause.isOn() && !pause.kind().equals(Line.Pause.STOPPED);
    return isTimed ? pause.until() : Instant.MAX;
  }

  /// Takes the next decisions and keeps them.
  public void plan() {
    var slip = office.ground().slip(rig.name());
    if (isMended(line(), slip)) {
      office.book().put(QueueKinds.LINE, line().paused(Line.Pause.NONE));
      new Alarms(office).settle(alarm(Line.Pause.SETTINGS), "it was put right");
    } else if (!slip.isEmpty() && !line().pause().isOn()) {
      pause(Line.Pause.SETTINGS, slip);
      return;
    }
    for (var decision :
        Planner.plan(situation(office.book(), office.ground(), rig, office.now()))) {
      keep(decision);
    }
  }

  private void keep(Decision decision) {
    var book = office.book();
    switch (decision) {
      case Decision.Propose(var submissions) -> propose(submissions);
      case Decision.Gate(var candidate) -> gate(candidate);
      case Decision.Land(var candidate) -> {
        book.put(QueueKinds.CANDIDATE, candidate.at(Candidate.State.LANDING));
        var built = candidate.built();
        office.order(new Order.Land(rig.name(), candidate.id(), built.commit(), built.base()));
      }
      case Decision.Drop(var candidate, var why) -> {
        book.drop(QueueKinds.CANDIDATE, candidate.id());
        book.draft().name("merge-skipped", why);
      }
      case Decision.Return(var submission, var verdict) ->
          new Landing(office, rig)
              .giveBack(
                  submission,
                  new Submission.Verdict("", Landing.RED, List.of(), verdict.run().log()));
      case Decision.Width(var most) -> book.put(QueueKinds.LINE, line().wide(most));
      case Decision.RedTarget(var verdict) ->
          pause(
              Line.Pause.RED_TARGET,
              rig.target() + " itself fails its gate: " + verdict.run().command());
      case Decision.Resume() -> resume();
    }
  }

  private Line line() {
    return line(office.book(), rig.name());
  }

  private void propose(List<String> submissions) {
    var candidate =
        new Candidate(
            office.book().next(),
            rig.name(),
            submissions,
            Candidate.State.PLANNED,
            Candidate.Built.NOT_YET);
    office.book().put(QueueKinds.CANDIDATE, candidate);
    office.order(new Order.BuildCandidate(rig.name(), candidate.id()));
  }

  private void gate(Candidate candidate) {
    if (!isGated(office.book(), candidate)) {
      var built = candidate.built();
      office.order(new Order.RunGate(rig.name(), candidate.id(), built.commit(), built.tree()));
    }
  }

  /// Stops landing for a while, longer each time the same reason is met again; told once.
  void pause(String kind, String why) {
    var before = line().pause();
    int tries = before.kind().equals(kind) || before.kind().isEmpty() ? before.tries() + 1 : 1;
    var until = office.now().plus(wait(tries));
    office.book().put(QueueKinds.LINE, line().paused(new Line.Pause(until, kind, why, tries)));
    new Alarms(office)
        .raise(
            new Step.Alarm(alarm(kind), "high", "Landing on " + rig.name() + " waits: " + why), "");
  }

  private static Duration wait(int tries) {
    return Duration.ofSeconds(5L << Math.min(tries - 1, 6));
  }

  private String alarm(String kind) {
    return "queue:" + rig.name() + ":" + kind;
  }

  /// Tries again. The count of tries stays until something lands, so that the pauses grow.
  private void resume() {
    var line = line();
    if (line.pause().kind().equals(Line.Pause.RED_TARGET)) {
      forgetRed();
    }
    office
        .book()
        .put(
            QueueKinds.LINE,
            line.paused(new Line.Pause(Instant.EPOCH, "", "", line.pause().tries())));
  }

  /// A person stops landing; only a person starts it again.
  public void stop(String why) {
    office
        .book()
        .put(
            QueueKinds.LINE,
            line().paused(new Line.Pause(Instant.EPOCH, Line.Pause.STOPPED, why, 0)));
  }

  public void start() {
    forgetRed();
    office.book().put(QueueKinds.LINE, line().paused(Line.Pause.NONE));
  }

  /// What was red may have been the surroundings; it is tried again.
  public void forgetRed() {
    for (var verdict : office.book().on(QueueKinds.VERDICT, "red")) {
      office.book().drop(QueueKinds.VERDICT, verdict.key());
    }
  }

  /// The queue works again.
  void clear() {
    var line = line();
    if (line.pause().isOn() || line.pause().tries() > 0) {
      office.book().put(QueueKinds.LINE, line.paused(Line.Pause.NONE));
      for (var kind : Line.Pause.passing()) {
        new Alarms(office).settle(alarm(kind), "landing goes on");
      }
    }
  }
}
