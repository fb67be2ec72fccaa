package gastown.engine.loop;

import gastown.engine.Ground;
import gastown.engine.Office;
import gastown.engine.mail.Nudges;
import gastown.engine.money.Meter;
import gastown.engine.money.Purse;
import gastown.engine.money.Stints;
import gastown.engine.queue.Landing;
import gastown.engine.work.Alarms;
import gastown.engine.work.Conditions;
import gastown.engine.work.Happenings;
import gastown.engine.work.Pauses;
import gastown.engine.work.Successions;
import gastown.town.book.Kinds;
import gastown.town.money.Budget.Refusal;
import gastown.town.money.Stint;
import gastown.town.ports.Runtimes.Usage;
import gastown.town.work.Fact;
import gastown.town.work.Order;
import gastown.town.work.Queued;
import gastown.town.work.Step;
import gastown.town.work.Worker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Takes a report in: the order is done with, and what it means is told to the rules. A report on
/// an order nobody waits for any more changes nothing.
record Hearing(Office office) {
  private static final int TRIES_BEFORE_ALARM = 5;
  private static final Duration TYPED_AGAIN = Duration.ofSeconds(30);

  void hear(Report report) {
    switch (report) {
      case Report.Done done -> done(done);
      case Report.Failed(var order, var why) -> failed(order, why);
      case Report.SessionOver over -> {
        spent(over.session(), "", over.spent());
        over(over.session(), wanted(over.session(), over.why()), over.isExcused());
      }
      case Report.Heard(var session) -> heard(session);
      case Report.Seen(var session, var ear) -> new Conditions(office).seen(session, ear);
      case Report.Measured(var session, var usage) -> measured(session, usage);
    }
  }

  private void done(Report.Done done) {
    for (var saved : done.saved()) {
      office.book().put(Kinds.SALVAGE, saved);
    }
    if (done.result() instanceof Report.Result.Ended(var spent)
        && done.order().order() instanceof Order.OfWorker order) {
      spent(order.session(), order.worker(), spent);
    }
    if (!office.book().drop(Kinds.ORDER, done.order().id())) {
      return;
    }
    office.book().draft().name(done.order().order().kind(), done.order().order().about());
    switch (done.order().order()) {
      case Order.OfWorker order -> ofWorker(order, done.result());
      case Order.OfQueue order -> ofQueue(order, done.result());
    }
  }

  private void ofWorker(Order.OfWorker order, Report.Result result) {
    var happenings = new Happenings(office);
    switch (order) {
      case Order.StartSession start -> {
        if (result instanceof Report.Result.Started(var session)) {
          office.book().put(Kinds.SESSION, session);
          new Pauses(office).knows(session.work().runtime(), session.work().account());
          happenings.tell(start.worker(), new Fact.Started(session.id()));
        } else if (result instanceof Report.Result.NotStarted(var why)) {
          happenings.tell(start.worker(), new Fact.NotStarted(start.session(), why));
        }
      }
      case Order.StartOffice start -> began(start, result);
      case Order.EndSession end -> {
        over(end.session(), end.why(), true);
        new Successions(office).ended(end);
      }
      case Order.ClearWorktree clear ->
          happenings.tell(clear.worker(), new Fact.Cleared(clear.session()));
      case Order.Nudge nudge -> nudged(nudge, result);
      case Order.SaveWork _ -> {}
    }
  }

  private void began(Order.StartOffice start, Report.Result result) {
    if (result instanceof Report.Result.Started(var session)) {
      office.book().put(Kinds.SESSION, session);
    } else if (result instanceof Report.Result.NotStarted(var why)) {
      var what = start.worker() + " handed over, and no fresh session could be started: " + why;
      new Alarms(office).raise(new Step.Alarm("office:" + start.worker(), "high", what), "");
    }
  }

  /// First it is claimed for the keys, then they are pressed: a hook in between tells nothing
  /// twice. What could not be typed waits for a hook, or for the keys to work; for a program that
  /// is gone it waits no more.
  private void nudged(Order.Nudge nudge, Report.Result result) {
    var nudges = new Nudges(office);
    switch (result) {
      case Report.Result.Listens() -> {
        if (nudges.claim(nudge) != null) {
          office.order(nudge);
        }
      }
      case Report.Result.Arrived() -> nudges.arrived(nudge);
      case Report.Result.Typed(var tells) -> {
        if (!tells) {
          nudges.offer(nudge);
        }
      }
      case Report.Result.NotTyped() -> {
        nudges.unclaim(nudge);
        office.order(nudge, office.now().plus(TYPED_AGAIN));
      }
      case Report.Result.Ended _ -> {
        nudges.unclaim(nudge);
        over(nudge.session(), wanted(nudge.session(), "its program ended"), false);
      }
      case Report.Result.Fine(),
          Report.Result.Started _,
          Report.Result.NotStarted _,
          Report.Result.Built _,
          Report.Result.Unreachable _,
          Report.Result.Gated _,
          Report.Result.Pushed _,
          Report.Result.Overtaken _,
          Report.Result.Refused _ ->
          nudges.unclaim(nudge);
    }
  }

  private void over(String session, String why, boolean isOurs) {
    var known = office.book().find(Kinds.SESSION, session);
    if (known != null && known.isLive()) {
      new Conditions(office).over(known, why);
    }
    var agent = known == null ? agentOf(session) : known.agent();
    if (!agent.isEmpty()) {
      office.book().draft().name("session-over", agent);
      new Happenings(office).tell(agent, new Fact.Over(session, why, isOurs));
      new Successions(office).hurry(session);
    }
  }

  /// Why a session ended: we may be ending it just now.
  private String wanted(String session, String why) {
    for (var order : office.book().on(Kinds.ORDER, "end-session")) {
      if (order.order() instanceof Order.EndSession end && end.session().equals(session)) {
        return end.why();
      }
    }
    return why;
  }

  /// What a session spent that is over. One that was never started spent nothing, and nobody made a
  /// note of it.
  private void spent(String session, String worker, Usage usage) {
    var known = office.book().find(Kinds.SESSION, session);
    if (known != null) {
      Meter.settle(office, Meter.Whose.of(known), usage);
    } else if (usage.isKnown()) {
      Meter.settle(office, new Meter.Whose(session, worker, Worker.Job.bead(session)), usage);
    }
  }

  /// Whoever is over a budget stops here, between two steps of its work. It goes on when there is
  /// money again: until then the purse lets nobody wake.
  private void measured(String session, Usage usage) {
    var known = office.book().find(Kinds.SESSION, session);
    if (known == null || !known.isLive()) {
      return;
    }
    if (Meter.keep(office, known, usage)) {
      office.book().draft().name("spent", known.agent());
    }
    var worker = Happenings.worker(office.book(), session);
    boolean isAtWork = worker != null && worker.state() == Worker.State.WORKING;
    var refusal = worker == null || !isAtWork ? null : overdraft(worker, usage);
    if (worker != null && refusal != null) {
      new Alarms(office)
          .raise(
              new Step.Alarm(
                  refusal.cap().key(),
                  "high",
                  worker.who().shown()
                      + " is stopped, and goes on later: "
                      + refusal.text()
                      + help(refusal)),
              worker.job().bead());
      new Happenings(office)
          .tell(worker.who().text(), new Fact.Cycles(worker.job().epoch(), refusal.text()));
    }
  }

  /// Of whom nobody knows what it spends, time and turns are counted instead.
  private @Nullable Refusal overdraft(Worker worker, Usage usage) {
    var refusal =
        new Purse(office.book(), office.ground(), office.now())
            .overdraft(worker.who().rig(), worker.job().bead(), worker.who().text());
    return refusal != null || usage.isKnown()
        ? refusal
        : new Stints(office.book(), office.ground(), office.now()).objection(worker);
  }

  private static String help(Refusal refusal) {
    var help = Stint.help(refusal.cap());
    return help.isEmpty() ? "" : "\n\n" + help;
  }

  /// Kept only where it makes a difference: a worker that was heard a moment ago is no news.
  private void heard(String session) {
    var worker = Happenings.worker(office.book(), session);
    if (worker == null) {
      return;
    }
    var patience = office.ground().terms(worker.who().rig()).patience();
    var silence = Duration.between(worker.heard(), office.now());
    if (worker.nudges() > 0 || silence.compareTo(patience.dividedBy(4)) > 0) {
      office.book().draft().name("heard", worker.who().text());
      new Happenings(office).tell(worker.who().text(), new Fact.SignOfLife(session));
    }
  }

  /// A session that was ended before it was noted.
  private String agentOf(String session) {
    for (var worker : office.book().on(Kinds.WORKER, "busy")) {
      if (worker.job().session().equals(session)) {
        return worker.who().text();
      }
    }
    return "";
  }

  private void ofQueue(Order.OfQueue order, Report.Result result) {
    Ground.Rig rig = office.ground().rig(order.rig());
    if (rig == null) {
      return;
    }
    var landing = new Landing(office, rig);
    var candidate = candidate(order);
    switch (result) {
      case Report.Result.Built(var building) -> landing.built(candidate, building);
      case Report.Result.Gated(var verdict) -> landing.gated(verdict);
      case Report.Result.Pushed(var evidence) -> landing.pushed(candidate, evidence);
      case Report.Result.Overtaken() -> landing.overtaken(candidate);
      case Report.Result.Unreachable(var why) -> landing.unreachable(candidate, why);
      case Report.Result.Refused(var why) -> landing.refused(candidate, why);
      case Report.Result.Fine(),
          Report.Result.Listens(),
          Report.Result.Arrived(),
          Report.Result.Typed _,
          Report.Result.NotTyped(),
          Report.Result.Ended _,
          Report.Result.Started _,
          Report.Result.NotStarted _ -> {}
    }
  }

  private static String candidate(Order.OfQueue order) {
    return switch (order) {
      case Order.BuildCandidate build -> build.candidate();
      case Order.RunGate gate -> gate.candidate();
      case Order.Land land -> land.candidate();
    };
  }

  /// Tried again later and later. What never works is told to a person and goes on being tried.
  private void failed(Queued order, String why) {
    var known = office.book().find(Kinds.ORDER, order.id());
    if (known == null) {
      return;
    }
    var pause = Duration.ofMillis(500L << Math.min(known.tries(), 10));
    var next = known.triedAgain(office.now().plus(pause), why);
    office.book().put(Kinds.ORDER, next);
    office.book().draft().name("order-failed", known.order().kind());
    if (next.tries() >= TRIES_BEFORE_ALARM) {
      new Alarms(office)
          .raise(
              new Step.Alarm(
                  "order:" + known.order().kind() + ":" + known.order().about(),
                  "high",
                  known.order().kind()
                      + " for "
                      + known.order().about()
                      + " keeps failing: "
                      + why),
              "");
    }
  }
}
