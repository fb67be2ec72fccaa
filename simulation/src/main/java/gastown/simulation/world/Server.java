package gastown.simulation.world;

import gastown.engine.Town;
import gastown.engine.loop.Report;
import gastown.engine.loop.Turn;
import gastown.engine.porters.AllPorters;
import gastown.engine.porters.Outside;
import gastown.simulation.Fault;
import gastown.town.book.Kinds;
import gastown.town.work.Order;
import gastown.town.work.Queued;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The server of the town: takes turns and has orders carried out, as the loop of the product does,
/// but in virtual time, and dies when the dice say so. Whatever is not in the store dies with it.
final class Server {
  static final Duration LONGEST_SLEEP = Duration.ofSeconds(15);

  /// What writes much.
  private static final Set<String> FILLING = Set.of("start-session", "build-candidate", "run-gate");

  private final Bottle bottle;
  private final Outside outside;
  private final Chance chance;
  private long turned = -1;
  private int life;
  private boolean isUp;
  private @Nullable AllPorters porters;
  private Set<String> underWay = new HashSet<>();
  private List<Report> news = new ArrayList<>();
  private long planned;
  private Duration plannedAt = Duration.ofDays(9999);

  Server(Bottle bottle, Outside outside) {
    this.bottle = bottle;
    this.outside = outside;
    this.chance = bottle.chance();
  }

  void start() {
    life++;
    isUp = true;
    underWay = new HashSet<>();
    news = new ArrayList<>();
    plannedAt = Duration.ofDays(9999);
    porters = new AllPorters(bottle.town(), outside);
    bottle.tell("the server starts");
    for (var session : bottle.town().look(reading -> reading.on(Kinds.SESSION, Kinds.LIVE))) {
      watch(session.id(), true);
    }
    plan(Duration.ZERO);
  }

  void crash(String where) {
    if (isUp) {
      bottle.tell("the server is killed at " + where);
      isUp = false;
      life++;
      bottle
          .agenda()
          .in(chance.between(Duration.ofMillis(500), Duration.ofSeconds(60)), this::start);
    }
  }

  /// A session's program called a command.
  void heard(String session) {
    if (isUp) {
      deliver(new Report.Heard(session));
      measure(session);
    }
  }

  private void measure(String session) {
    var usage = java.util.Objects.requireNonNull(porters).spent(session);
    deliver(new Report.Measured(session, usage));
  }

  /// The thing that happened last when a turn came to its end.
  long turned() {
    return turned;
  }

  /// Somebody wrote to the store.
  void wake() {
    if (isUp) {
      plan(Duration.ofMillis(1));
    }
  }

  private void in(Duration delay, Runnable act) {
    int mine = life;
    bottle
        .agenda()
        .in(
            delay,
            () -> {
              if (isUp && life == mine) {
                act.run();
              }
            });
  }

  private void plan(Duration delay) {
    var at = bottle.agenda().elapsed().plus(delay);
    if (at.compareTo(plannedAt) < 0) {
      plannedAt = at;
      long mine = ++planned;
      in(
          delay,
          () -> {
            if (planned == mine) {
              turn();
            }
          });
    }
  }

  private void turn() {
    plannedAt = Duration.ofDays(9999);
    var reports = news;
    news = new ArrayList<>();
    bottle.begin();
    Town town = bottle.town();
    var agenda =
        bottle.fuse().run(() -> new Turn(town).take(reports, Set.copyOf(underWay)), this::crash);
    if (agenda == null) {
      return;
    }
    turned = bottle.agenda().steps();
    agenda.orders().forEach(this::begin);
    agenda.overlooked().forEach(worker -> measure(worker.job().session()));
    rest(agenda.next());
  }

  private void rest(Instant next) {
    if (bottle.isOn(Fault.CLOCK)) {
      plan(next.isAfter(now().plus(LONGEST_SLEEP)) ? LONGEST_SLEEP : until(next));
    } else if (next.isBefore(Instant.MAX)) {
      plan(until(next));
    }
  }

  private Instant now() {
    return bottle.agenda().instant();
  }

  private Duration until(Instant next) {
    var nap = Duration.between(now(), next);
    return nap.isNegative() ? Duration.ofMillis(1) : nap.plusMillis(1);
  }

  private void begin(Queued order) {
    boolean isFilling = FILLING.contains(order.order().kind());
    bottle.require(
        !isFilling || bottle.means().free() >= Means.RESERVE,
        "room-is-left",
        order.order().kind() + " is begun, and the disk is nearly full");
    underWay.add(order.order().about());
    in(effort(order.order()), () -> carryOut(order));
  }

  private Duration effort(Order order) {
    return order instanceof Order.RunGate
        ? chance.between(Duration.ofSeconds(5), Duration.ofMinutes(5))
        : chance.between(Duration.ofMillis(10), Duration.ofSeconds(3));
  }

  private void carryOut(Queued order) {
    var doing = order.order().kind() + " " + order.order().about();
    bottle.begin();
    var report = once(order);
    if (report == null) {
      return;
    }
    bottle.tell(doing + ": " + said(report));
    if (bottle.isOn(Fault.TWICE) && chance.once(12)) {
      var again = once(order);
      if (again == null) {
        return;
      }
      bottle.tell(doing + " once more: " + said(again));
      report = chance.once(2) ? again : report;
    }
    if (bottle.isOn(Fault.LOST) && chance.once(60)) {
      crash("the report on " + doing);
      return;
    }
    deliver(report);
  }

  private @Nullable Report once(Queued order) {
    var present = java.util.Objects.requireNonNull(porters);
    return bottle.fuse().run(() -> present.carryOut(order), this::crash);
  }

  private static String said(Report report) {
    return switch (report) {
      case Report.Done(var _, var result, var saved) ->
          result.getClass().getSimpleName() + (saved.isEmpty() ? "" : ", something saved");
      case Report.Failed(var _, var why) -> "failed, " + why;
      case Report.SessionOver over -> "over, " + over.why();
      case Report.Heard _ -> "heard";
      case Report.Seen(var _, var ear) -> "seen, " + ear;
      case Report.Measured _ -> "measured";
    };
  }

  private void deliver(Report report) {
    boolean isLate = bottle.isOn(Fault.LATE) && chance.once(8);
    var delay =
        isLate
            ? chance.between(Duration.ofSeconds(10), Duration.ofMinutes(20))
            : chance.between(Duration.ofMillis(1), Duration.ofMillis(80));
    in(
        delay,
        () -> {
          switch (report) {
            case Report.Done done -> underWay.remove(done.order().order().about());
            case Report.Failed failed -> underWay.remove(failed.order().order().about());
            case Report.SessionOver _, Report.Heard _, Report.Seen _, Report.Measured _ -> {}
          }
          if (report instanceof Report.Done done
              && done.result() instanceof Report.Result.Started(var session)) {
            watch(session.id(), false);
          }
          hear(report);
        });
    if (bottle.isOn(Fault.DOUBLE) && chance.once(12)) {
      in(delay.plus(chance.between(Duration.ZERO, Duration.ofMinutes(30))), () -> hear(report));
    }
  }

  private void hear(Report report) {
    news.add(report);
    plan(Duration.ZERO);
  }

  /// What is found over when the server starts ended while nobody was looking.
  private void watch(String session, boolean isExcused) {
    var present = java.util.Objects.requireNonNull(porters);
    int mine = life;
    var begun = bottle.agenda().elapsed();
    present.watch(
        session,
        report -> {
          boolean isFound = isExcused && bottle.agenda().elapsed().equals(begun);
          var told =
              report instanceof Report.SessionOver over && isFound
                  ? new Report.SessionOver(over.session(), over.why(), true, over.spent())
                  : report;
          if (life == mine) {
            deliver(told);
          }
        });
  }
}
