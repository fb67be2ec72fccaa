package gastown.engine.work;

import gastown.beads.Field;
import gastown.beads.Status;
import gastown.engine.Office;
import gastown.engine.mail.Nudges;
import gastown.engine.money.Purse;
import gastown.engine.money.Stints;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.talk.Nudge;
import gastown.town.work.Assignment;
import gastown.town.work.Fact;
import gastown.town.work.Order;
import gastown.town.work.Step;
import gastown.town.work.Worker;
import gastown.town.work.WorkerRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Feeds facts to the rule of a worker's life, and keeps what follows: the new state, the orders,
/// what it means for the bead, and the alarms.
public record Happenings(Office office) {
  private static final Duration BROKE = Duration.ofMinutes(1);

  /// What `fact` means for the worker of this address; nothing when there is no such worker.
  public void tell(String address, Fact fact) {
    var worker = office.book().find(Kinds.WORKER, address);
    if (worker != null && !worker.isFree()) {
      tell(worker, fact);
    }
  }

  /// A fresh session is to go on, and none of its conversation.
  public void handOn(String address, Fact.Cycles fact) {
    var worker = office.book().find(Kinds.WORKER, address);
    if (worker != null) {
      new Conditions(office).handedOn(worker.job().session(), fact.why());
    }
    tell(address, fact);
  }

  private void tell(Worker worker, Fact fact) {
    var assignment = office.book().find(Kinds.ASSIGNMENT, worker.job().bead());
    if (assignment == null) {
      throw new IllegalStateException(worker.who().text() + " works on what nobody assigned");
    }
    var step = rule(worker).step(worker, assignment, fact, office.now());
    keep(worker, assignment, step);
  }

  private WorkerRule rule(Worker worker) {
    return new WorkerRule(office.ground().terms(worker.who().rig()));
  }

  private void keep(Worker worker, Assignment assignment, Step step) {
    var book = office.book();
    if (!step.worker().equals(worker)) {
      book.put(Kinds.WORKER, step.worker());
    }
    if (step.worker().isFree() && !worker.isFree()) {
      new Nudges(office).over(worker.who().text());
    }
    if (!step.assignment().equals(assignment)) {
      book.put(Kinds.ASSIGNMENT, step.assignment());
    }
    step.orders().forEach(order -> order(worker, order));
    if (assignment.isLive() && !step.assignment().isLive()) {
      free(step.assignment());
    }
    step.alarms().forEach(alarm -> new Alarms(office).raise(alarm, assignment.bead()));
  }

  /// A nudge stands in the ledger, too: who has no terminal reads it at the next turn.
  private void order(Worker worker, Order order) {
    if (order instanceof Order.Nudge nudge) {
      var from = new Address.Witness(worker.who().rig()).text();
      var words = Nudge.Words.of(nudge.worker(), from, nudge.text());
      new Nudges(office).type(words, nudge.session());
    } else {
      office.order(order);
    }
  }

  /// Nobody holds the bead any more.
  private void free(Assignment assignment) {
    var draft = office.book().draft();
    var bead = office.book().rows().bead(assignment.bead());
    if (bead == null || bead.isSettled()) {
      return;
    }
    boolean isStranded = assignment.phase() == Assignment.Phase.STRANDED;
    draft.put(
        bead.with(Field.STATUS, isStranded ? Status.BLOCKED : Status.OPEN)
            .with(Field.ASSIGNEE, null)
            .with(Field.UPDATED_AT, office.now()));
  }

  /// Takes the bead from its holder. A submitted bead is taken out of the queue by whoever asks for
  /// this; the assignment is only released here.
  void recall(Assignment assignment, String why) {
    var worker = office.book().find(Kinds.WORKER, assignment.claim().worker());
    if (worker != null && worker.job().bead().equals(assignment.bead()) && !worker.isFree()) {
      tell(worker, new Fact.Recalled(why));
    }
    var now = office.book().find(Kinds.ASSIGNMENT, assignment.bead());
    if (now != null && now.isLive()) {
      var released = now.because(why).at(Assignment.Phase.RELEASED, office.now());
      office.book().put(Kinds.ASSIGNMENT, released);
      free(released);
    }
  }

  /// Time passes for every worker for whom that is news.
  public void tick() {
    var holds = Holds.of(office.book());
    for (var worker : office.book().on(Kinds.WORKER, "busy")) {
      boolean isLate = !office.now().isBefore(rule(worker).due(worker));
      if (isLate && !isHeld(worker, holds, office.ground()) && !waits(office.book(), worker)) {
        var until = isDeleted(worker) ? null : heldUp(worker);
        if (isDeleted(worker)) {
          tell(worker, new Fact.Recalled("its bead was deleted"));
        } else if (until == null) {
          tell(worker, new Fact.TimePassed());
        } else {
          office.book().put(Kinds.WORKER, worker.postponed(until));
        }
      }
    }
  }

  /// A deletion may come from another clone, which knows no worker.
  private boolean isDeleted(Worker worker) {
    var bead = office.book().rows().bead(worker.job().bead());
    return worker.state() == Worker.State.HIRED && bead != null && bead.isTombstone();
  }

  /// Until when a worker that is to be woken has to wait: for money, or because another was started
  /// a moment ago. Null when it need not.
  private @Nullable Instant heldUp(Worker worker) {
    if (worker.state() != Worker.State.HIRED) {
      return null;
    }
    var delay = office.ground().spawnDelay();
    if (!delay.isZero()) {
      for (var session : office.book().on(Kinds.SESSION, Kinds.LIVE)) {
        var free = session.since().plus(delay);
        if (office.now().isBefore(free)) {
          return free;
        }
      }
      if (!office.book().on(Kinds.ORDER, "start-session").isEmpty()) {
        return office.now().plus(delay);
      }
    }
    var purse = new Purse(office.book(), office.ground(), office.now());
    var rig = worker.who().rig();
    var bead = worker.job().bead();
    var refusal = purse.objection(rig, bead, worker.who().text());
    if (refusal == null) {
      refusal = new Stints(office.book(), office.ground(), office.now()).objection(worker);
    }
    if (refusal == null) {
      new Alarms(office)
          .settleAll(purse.concerns(rig, bead, worker.who().text()), "there is money again");
      return null;
    }
    new Alarms(office)
        .raise(
            new Step.Alarm(refusal.cap().key(), "high", "Nobody is woken: " + refusal.text()),
            bead);
    return office.now().plus(BROKE);
  }

  /// A limit of its provider keeps a worker from its work.
  private boolean waits(gastown.town.book.Reading reading, Worker worker) {
    return isPaused(reading, office.ground(), worker, office.now());
  }

  private static boolean isPaused(
      gastown.town.book.Reading reading, gastown.engine.Ground ground, Worker worker, Instant now) {
    boolean isToWork =
        worker.state() == Worker.State.HIRED || worker.state() == Worker.State.WORKING;
    return isToWork && Pauses.of(reading, ground, worker, now) != null;
  }

  /// The workers for whom time is news at `now`, and when the next one follows.
  public static Due due(
      gastown.town.book.Reading reading, gastown.engine.Ground ground, Instant now) {
    var late = new ArrayList<String>();
    var next = Instant.MAX;
    var holds = Holds.of(reading);
    for (var worker : reading.on(Kinds.WORKER, "busy")) {
      if (isHeld(worker, holds, ground)) {
        continue;
      }
      var due = new WorkerRule(ground.terms(worker.who().rig())).due(worker);
      if (!now.isBefore(due) && isPaused(reading, ground, worker, now)) {
        continue;
      }
      if (!now.isBefore(due)) {
        late.add(worker.who().text());
      } else if (due.isBefore(next)) {
        next = due;
      }
    }
    return new Due(late, next);
  }

  /// Nothing happens to a worker where everything is stopped, and nobody is woken in a parked rig
  /// or without room.
  private static boolean isHeld(Worker worker, Holds holds, gastown.engine.Ground ground) {
    boolean isToBeWoken = worker.state() == Worker.State.HIRED;
    if (holds.isFrozen(worker.who().rig()) || isToBeWoken && holds.isShort()) {
      return true;
    }
    var rig = isToBeWoken ? ground.rig(worker.who().rig()) : null;
    return rig != null && rig.isParked();
  }

  public record Due(List<String> late, Instant next) {}

  /// The worker whose session this is, or null.
  public static @Nullable Worker worker(gastown.town.book.Reading reading, String session) {
    var found = reading.find(Kinds.SESSION, session);
    return found == null ? null : reading.find(Kinds.WORKER, found.agent());
  }
}
