package gastown.engine.loop;

import gastown.engine.Town;
import gastown.town.work.Order;
import gastown.town.work.Queued;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Turns as long as the town is up: one thread takes the turns, porters carry orders out on threads
/// of their own, never two on the same subject.
public final class TownLoop {
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(15);

  /// How many orders are carried out at once.
  public static final int PORTERS_MOST = 8;

  /// How long it may take until it is known which sessions are over.
  private static final Duration FINDING = Duration.ofSeconds(10);

  private static final long HEARD_AGAIN_MILLIS = 500;
  private static final long MEASURED_AGAIN_MILLIS = 5_000;

  /// How long the end waits for sessions that are just being started.
  private static final Duration SETTLING = Duration.ofSeconds(8);

  /// Not a report: somebody wrote to the store, or the loop is to end.
  private record Knock() {}

  /// Not a report either: an order that was not begun, because the loop ends.
  private record Left(Queued order) {}

  private final Town town;
  private final Porter porter;
  private final Watches watches;
  private final Afterwards afterwards;
  private final BiConsumer<String, @Nullable Throwable> trouble;
  private final LinkedBlockingQueue<Object> news = new LinkedBlockingQueue<>();
  private final Map<String, Queued> underWay = new HashMap<>();
  private final Semaphore hands = new Semaphore(PORTERS_MOST);
  private final Semaphore stirs = new Semaphore(0);
  private final Map<String, Long> heard = new ConcurrentHashMap<>();
  private final Map<String, Long> measured = new ConcurrentHashMap<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean isEnding;
  private volatile boolean isOver;
  private final AtomicLong turns = new AtomicLong();
  private volatile Instant lastTurn = Instant.EPOCH;

  public TownLoop(Town town, Porter porter, BiConsumer<String, @Nullable Throwable> trouble) {
    this.town = town;
    this.porter = porter;
    this.watches = new Watches(town, porter);
    this.afterwards = new Afterwards(porter::turned);
    this.trouble = trouble;
  }

  /// Somebody changed something; the next turn is now.
  public void wake() {
    if (news.isEmpty()) {
      news.add(new Knock());
    }
  }

  public void report(Report report) {
    news.add(report);
  }

  /// A session's program called one of our commands.
  public void heard(String session) {
    long now = town.clock().millis();
    var last = heard.put(session, now);
    if (last == null || now - last >= HEARD_AGAIN_MILLIS) {
      report(new Report.Heard(session));
      measure(session, now);
    } else {
      heard.put(session, last);
    }
  }

  /// Whoever calls us is between two steps: time to look at what it spent, now and then.
  private void measure(String session, long now) {
    var last = measured.get(session);
    if (last == null || now - last >= MEASURED_AGAIN_MILLIS) {
      measured.put(session, now);
      Thread.ofVirtual()
          .name("measure")
          .start(() -> {
            var usage = porter.spent(session);
            report(new Report.Measured(session, usage));
          });
    }
  }

  /// Begins nothing further. Sessions that are just being started are waited for and noted; other
  /// orders under way end by themselves, and what they report is lost, which costs time and nothing
  /// else.
  public void end() {
    isEnding = true;
    ended.countDown();
    news.add(new Knock());
  }

  /// How many turns were taken: a loop that stands still does not count on.
  public long turns() {
    return turns.get();
  }

  /// When the last turn was taken.
  public Instant lastTurn() {
    return lastTurn;
  }

  public void run() {
    try {
      turn();
    } finally {
      afterwards.end();
      porter.leave();
    }
  }

  private void turn() {
    var begun = town.clock().instant();
    watches.look(report -> excused(report, begun));
    Thread.ofVirtual().name("ears").start(this::listen);
    var reports = new ArrayList<Report>();
    while (!isEnding) {
      var agenda = new Turn(town).take(reports, Set.copyOf(underWay.keySet()));
      lastTurn = town.clock().instant();
      turns.incrementAndGet();
      // only now the store knows of them
      watches.look(this::report);
      reports.clear();
      agenda.orders().forEach(this::begin);
      agenda.overlooked().forEach(worker -> measure(worker.job().session(), town.clock().millis()));
      afterwards.turned();
      stirs.release();
      rest(Duration.between(town.clock().instant(), agenda.next()), reports);
    }
    ended.countDown();
    stirs.release();
    settle(reports);
  }

  private void listen() {
    var ears = new Ears(town, porter, this::report);
    try {
      while (!ended.await(Ears.PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        stirs.drainPermits();
        if (!look(ears)) {
          // nobody begins without a turn
          stirs.acquire();
        }
      }
    } catch (InterruptedException _) {
      // the loop ends
    }
  }

  private boolean look(Ears ears) {
    try {
      return ears.look();
    } catch (RuntimeException e) {
      // The supervisor: the next look may see more.
      trouble.accept("a look at the sessions broke", e);
      return true;
    }
  }

  /// A session that nobody noted is one that nobody would end.
  private void settle(List<Report> reports) {
    var last = town.clock().instant().plus(SETTLING);
    while (isStarting() && town.clock().instant().isBefore(last)) {
      rest(Duration.between(town.clock().instant(), last), reports);
    }
    isOver = true;
    new Turn(town).take(reports, Set.copyOf(underWay.keySet()));
  }

  private boolean isStarting() {
    return underWay.values().stream().anyMatch(each -> each.order() instanceof Order.Beginning);
  }

  /// What is found over when the loop begins ended while nobody was looking; what ends later ended
  /// by itself.
  private void excused(Report report, Instant begun) {
    boolean isFound = Duration.between(begun, town.clock().instant()).compareTo(FINDING) < 0;
    report(
        report instanceof Report.SessionOver over && isFound
            ? new Report.SessionOver(over.session(), over.why(), true, over.spent())
            : report);
  }

  private void rest(Duration most, List<Report> reports) {
    var nap = most.compareTo(LONGEST_SLEEP) < 0 ? most : LONGEST_SLEEP;
    try {
      var first = news.poll(Math.max(0, nap.toMillis() + 1), TimeUnit.MILLISECONDS);
      for (var one = first; one != null; one = news.poll()) {
        if (one instanceof Left(var order)) {
          underWay.remove(order.order().about());
        } else if (one instanceof Report report) {
          reports.add(report);
          if (report instanceof Report.Done done) {
            underWay.remove(done.order().order().about());
          } else if (report instanceof Report.Failed failed) {
            underWay.remove(failed.order().order().about());
          }
        }
      }
    } catch (InterruptedException e) {
      isEnding = true;
    }
  }

  private void begin(Queued order) {
    underWay.put(order.order().about(), order);
    Thread.ofVirtual().name(order.order().kind()).start(() -> carryOut(order));
  }

  private void carryOut(Queued order) {
    hands.acquireUninterruptibly();
    try {
      if (isEnding) {
        news.add(new Left(order));
        return;
      }
      var report = porter.carryOut(order);
      if (isOver && order.order() instanceof Order.Beginning start) {
        porter.end(start.session());
      }
      report(report);
    } catch (RuntimeException e) {
      // The supervisor: a porter that breaks is one order that failed.
      trouble.accept("a porter broke over " + order.order().kind(), e);
      report(new Report.Failed(order, String.valueOf(e.getMessage())));
    } finally {
      hands.release();
    }
  }
}
