package gastown.simulation.checks;

import gastown.town.book.Kinds;
import gastown.town.book.SpendingKind;
import gastown.town.work.Session;
import gastown.town.work.Spent;
import gastown.town.work.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Of whom nobody knows what it spends, time and turns are within their caps: it is stopped when
/// they are used up, and not woken before there is more.
final class Unmeasured implements Check {
  private static final String RULE = "unknown-is-capped";

  /// The server may be down, and news may be late.
  private static final Duration SLACK = Duration.ofMinutes(25);

  private final Map<String, Long> turns = new HashMap<>();
  private final Map<String, Duration> overSince = new HashMap<>();
  private final Set<String> waking = new HashSet<>();

  @Override
  public void look(Moment now) {
    var stint = now.bottle().means().stint();
    if (!stint.isAny() || !now.isEachStepSeen()) {
      overSince.clear();
      waking.clear();
      return;
    }
    var awake = new HashSet<String>();
    for (var worker : now.workers()) {
      var session = worker.job().session();
      switch (worker.state()) {
        case WAKING -> {
          awake.add(session);
          if (!waking.contains(session)) {
            letIn(now, worker);
          }
        }
        case WORKING -> stopped(now, worker);
        case RESTING, HIRED, LEAVING, ENDING, CLEARING -> overSince.remove(session);
      }
    }
    waking.clear();
    waking.addAll(awake);
  }

  private static void letIn(Moment now, Worker worker) {
    var used = used(now, worker);
    if (used.isTimeOver() || used.areTurnsOver()) {
      now.complain(RULE, worker.job().session() + " is started though " + used);
    }
  }

  private void stopped(Moment now, Worker worker) {
    var id = worker.job().session();
    var spent = now.reading().find(SpendingKind.SPENT, id);
    var session = now.reading().find(Kinds.SESSION, id);
    if (session == null || !isUnknown(spent)) {
      return;
    }
    var used = used(now, worker);
    long told = spent == null ? 0 : spent.turns();
    boolean isMeasured = !Long.valueOf(told).equals(turns.put(id, told));
    if (isMeasured && told > 0 && used.areTurnsOver()) {
      now.complain(RULE, id + " works on though " + used);
    }
    if (!used.isTimeOver()) {
      overSince.remove(id);
      return;
    }
    var elapsed = now.bottle().agenda().elapsed();
    var since = overSince.computeIfAbsent(id, _ -> elapsed);
    var patience = now.bottle().town().ground().terms(worker.who().rig()).patience();
    if (elapsed.minus(since).compareTo(patience.plus(SLACK)) > 0) {
      now.complain(RULE, id + " works on for long though " + used);
    }
  }

  private static boolean isUnknown(@Nullable Spent spent) {
    return spent == null || !spent.amount().isKnown();
  }

  private record Used(Moment now, Duration time, long turns) {
    boolean isTimeOver() {
      var most = now.bottle().means().stint().time();
      return !most.isZero() && time.compareTo(most) >= 0;
    }

    boolean areTurnsOver() {
      long most = now.bottle().means().stint().turns();
      return most > 0 && turns >= most;
    }

    @Override
    public String toString() {
      return time + " and " + turns + " turns are used of " + now.bottle().means().stint();
    }
  }

  /// In all sessions without a record that this worker had for what it is about.
  private static Used used(Moment now, Worker worker) {
    var time = Duration.ZERO;
    long turns = 0;
    for (var session : now.reading().all(Kinds.SESSION)) {
      var work = session.work();
      var spent = now.reading().find(SpendingKind.SPENT, session.id());
      boolean isIts =
          work.bead().equals(worker.job().bead()) && work.epoch() == worker.job().epoch();
      if (isIts && isUnknown(spent)) {
        var length = Duration.between(session.since(), end(now, session, spent));
        time = length.isNegative() ? time : time.plus(length);
        turns += spent == null ? 0 : spent.turns();
      }
    }
    return new Used(now, Duration.ofSeconds(time.toSeconds()), turns);
  }

  private static Instant end(Moment now, Session session, @Nullable Spent spent) {
    if (session.isLive()) {
      return now.bottle().agenda().instant();
    }
    return spent == null ? session.since() : spent.at();
  }
}
