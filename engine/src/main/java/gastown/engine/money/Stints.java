package gastown.engine.money;

import gastown.engine.Ground;
import gastown.town.book.Kinds;
import gastown.town.book.LifeKinds;
import gastown.town.book.Reading;
import gastown.town.book.SpendingKind;
import gastown.town.money.Budget;
import gastown.town.money.Budget.Refusal;
import gastown.town.money.Stint;
import gastown.town.work.Rest;
import gastown.town.work.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks how much time and how many turns workers have used where nobody knows what they spend.
/// Sessions of people's own are left alone: somebody sits before them.
public record Stints(Reading reading, Ground ground, Instant now) {
  /// How soon somebody is looked at again who was found to be over.
  private static final Duration AGAIN = Duration.ofSeconds(15);

  /// The cap this worker has used up on its bead; null when there is none.
  public @Nullable Refusal objection(Worker worker) {
    var stint = ground.stint(worker.who().rig());
    return stint.isAny() ? Budget.judge(stint.accounts(worker.job().bead(), used(worker))) : null;
  }

  /// Without the time in which a person had everything stand still.
  private Stint.Used used(Worker worker) {
    var job = worker.job();
    var rests = new ArrayList<>(reading.all(LifeKinds.REST));
    for (var freeze : reading.all(LifeKinds.FREEZE)) {
      rests.add(new Rest(freeze.where(), freeze.since(), now));
    }
    var time = Duration.ZERO;
    long turns = 0;
    for (int wakes = 0; wakes <= job.wakes(); wakes++) {
      var id = new Worker.Job(job.bead(), job.epoch(), wakes, job.branch()).session();
      var session = reading.find(Kinds.SESSION, id);
      var spent = reading.find(SpendingKind.SPENT, id);
      if (session == null || spent != null && spent.amount().isKnown()) {
        continue;
      }
      var end = session.isLive() ? now : spent == null ? session.since() : spent.at();
      var still = Rest.within(rests, worker.who().rig(), session.since(), end);
      var length = Duration.between(session.since(), end).minus(still);
      time = length.isNegative() ? time : time.plus(length);
      turns += spent == null ? 0 : spent.turns();
    }
    return new Stint.Used(time, turns);
  }

  /// Who is over its time and has not called us since, for as long as the town is patient: nobody
  /// looked what it spends. `next` is when that becomes true of another one.
  public record Overlooked(List<Worker> workers, Instant next) {}

  public Overlooked overlooked() {
    var workers = new ArrayList<Worker>();
    var next = Instant.MAX;
    for (var worker : reading.on(Kinds.WORKER, "busy")) {
      var stint = ground.stint(worker.who().rig());
      if (!stint.time().isZero() && isUnmeasured(worker)) {
        var left = stint.time().minus(used(worker).time());
        var due = now.plus(left).plus(ground.terms(worker.who().rig()).patience());
        if (!now.isBefore(due)) {
          workers.add(worker);
          due = now.plus(AGAIN);
        }
        next = due.isBefore(next) ? due : next;
      }
    }
    return new Overlooked(workers, next);
  }

  private boolean isUnmeasured(Worker worker) {
    var id = worker.job().session();
    var session = reading.find(Kinds.SESSION, id);
    var spent = reading.find(SpendingKind.SPENT, id);
    return worker.state() == Worker.State.WORKING
        && session != null
        && session.isLive()
        && (spent == null || !spent.amount().isKnown());
  }
}
