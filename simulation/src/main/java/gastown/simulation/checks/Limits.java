package gastown.simulation.checks;

import gastown.engine.work.Pauses;
import gastown.simulation.world.Providers;
import gastown.town.book.Kinds;
import gastown.town.book.LifeKinds;
import gastown.town.book.SignalKinds;
import gastown.town.signals.Condition;
import gastown.town.work.Assignment;
import gastown.town.work.ProviderPause;
import gastown.town.work.Worker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// While a provider does not answer nobody of that account is given work, woken or blamed; then
/// whoever was stopped goes on. What was so at the last look and is so now was so all the time
/// between.
final class Limits implements Check {
  private static final String RULE = "limits-are-waited-for";

  private final Set<String> before = new HashSet<>();
  private final Map<String, Worker> workers = new HashMap<>();
  private final Map<String, Assignment> assignments = new HashMap<>();

  @Override
  public void look(Moment now) {
    var on = new HashSet<String>();
    for (var pause : Pauses.on(now.reading(), now.bottle().agenda().instant())) {
      on.add(pause.account());
    }
    if (now.isEachStepSeen()) {
      for (var worker : now.workers()) {
        var assignment = now.assignments().get(worker.job().bead());
        if (assignment != null && isPaused(now, assignment, on)) {
          worker(now, worker);
          assignment(now, worker, assignment);
        }
      }
      goesOn(now);
    }
    before.clear();
    before.addAll(on);
    workers.clear();
    now.workers().forEach(worker -> workers.put(worker.who().text(), worker));
    assignments.clear();
    assignments.putAll(now.assignments());
  }

  private boolean isPaused(Moment now, Assignment assignment, Set<String> on) {
    var wanted = assignment.claim().runtime();
    var ground = now.bottle().town().ground();
    var runtime = wanted.isEmpty() ? ground.runtime(assignment.claim().rig()) : wanted;
    var account = Providers.account(runtime);
    return on.contains(account) && before.contains(account);
  }

  private void worker(Moment now, Worker worker) {
    var known = workers.get(worker.who().text());
    if (known == null || !known.job().equals(worker.job())) {
      return;
    }
    if (worker.state() == Worker.State.WAKING && known.state() != Worker.State.WAKING) {
      now.complain(RULE, worker.job().session() + " is woken in a pause");
    }
    if (worker.nudges() > known.nudges()) {
      now.complain(RULE, worker.job().session() + " is blamed for its silence in a pause");
    }
  }

  private void assignment(Moment now, Worker worker, Assignment assignment) {
    var known = assignments.get(assignment.bead());
    if (assignment.isLive() && (known == null || known.epoch() < assignment.epoch())) {
      now.complain(RULE, assignment.bead() + " is given out or taken away in a pause");
    }
    var condition = now.reading().find(SignalKinds.CONDITION, worker.job().session());
    boolean isStopped = condition != null && condition.state() == Condition.State.LIMITED;
    // another may have the bead by now, and whose program died meanwhile died of something else
    boolean isIts = assignment.claim().worker().equals(worker.who().text());
    boolean isRunning =
        now.bottle().outpost().living().stream()
            .anyMatch(running -> running.id().equals(worker.job().session()));
    if (isStopped
        && isIts
        && isRunning
        && known != null
        && known.tally().attempts() < assignment.tally().attempts()) {
      now.complain(RULE, assignment.bead() + " counts an attempt for a limit");
    }
  }

  /// After a turn nobody is left who waits for a limit that has passed.
  private static void goesOn(Moment now) {
    if (!now.bottle().hasTurned()) {
      return;
    }
    for (var session : now.reading().on(Kinds.SESSION, Kinds.LIVE)) {
      var condition = now.reading().find(SignalKinds.CONDITION, session.id());
      var pause = now.reading().find(LifeKinds.PAUSE, session.work().account());
      boolean isWaiting = condition != null && condition.state() == Condition.State.LIMITED;
      if (isWaiting && (pause == null || hasPassed(pause, now))) {
        now.complain("limits-pass", session.id() + " waits for what is over");
      }
    }
  }

  private static boolean hasPassed(ProviderPause pause, Moment now) {
    return pause.isOver() || !pause.isOn(now.bottle().agenda().instant());
  }
}
