package gastown.simulation.checks;

import gastown.engine.money.Costs;
import gastown.town.book.Kinds;
import gastown.town.book.SpendingKind;
import gastown.town.money.Budget.Caps;
import gastown.town.work.Session;
import gastown.town.work.Spent;
import gastown.town.work.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// Nobody is started without money reserved for it, who is over a cap stops, and what is written
/// down is what was spent.
final class Money implements Check {
  private static final int SAMPLE = 20;
  private static final Duration DAY = Duration.ofHours(24);

  private final Map<String, Spent> before = new HashMap<>();
  private final Set<String> waking = new HashSet<>();

  @Override
  public void look(Moment now) {
    var all = now.reading().all(SpendingKind.SPENT);
    var news = all.stream().filter(spent -> !spent.equals(before.get(spent.session()))).toList();
    news.forEach(spent -> notMoreThanSpent(now, spent));
    news.forEach(spent -> before.put(spent.session(), spent));
    var caps = now.bottle().means().caps();
    if (now.isEachStepSeen() && caps.isAny()) {
      stopped(now, caps, all, news);
      letIn(now, caps, all);
    }
    waking.clear();
    now.workers().stream().filter(Money::isWaking).forEach(one -> waking.add(session(one)));
  }

  private static boolean isWaking(Worker worker) {
    return worker.state() == Worker.State.WAKING;
  }

  private static String session(Worker worker) {
    return worker.job().session();
  }

  private static void notMoreThanSpent(Moment now, Spent spent) {
    var real = now.bottle().till().known().get(spent.session());
    if (spent.amount().isKnown()
        && (real == null || spent.amount().microUsd() > real.amount().microUsd())) {
      now.complain("sums-are-true", spent + " is more than " + real);
    }
  }

  /// A session that was measured while a cap was used up is at work no more.
  private static void stopped(Moment now, Caps caps, List<Spent> all, List<Spent> news) {
    if (news.size() != 1) {
      return;
    }
    var spent = news.getFirst();
    for (var worker : now.workers()) {
      if (worker.state() == Worker.State.WORKING && session(worker).equals(spent.session())) {
        for (var limit : limits(now, caps, worker)) {
          long sum = limit.sum(all);
          if (limit.most() > 0 && sum >= limit.most()) {
            now.complain("stops-when-spent", spent.session() + " works on over " + limit);
          }
        }
      }
    }
  }

  /// Who is being started since the last look is so within what is left of each cap.
  private void letIn(Moment now, Caps caps, List<Spent> all) {
    for (var worker : now.workers()) {
      if (isWaking(worker) && !waking.contains(session(worker))) {
        for (var limit : limits(now, caps, worker)) {
          long spent = limit.sum(all);
          long reserved = limit.sum(reservations(now, all));
          if (limit.most() > 0 && (spent >= limit.most() || spent + reserved > limit.most())) {
            now.complain(
                "reserve-first",
                session(worker) + " is started over " + limit + " with " + spent + "+" + reserved);
          }
        }
      }
    }
  }

  private record Limit(
      String name, long most, Predicate<Spent> isMeant, ToLongFunction<Spent> measure) {
    static Limit money(String name, long most, Predicate<Spent> isMeant) {
      return new Limit(name, most, isMeant, spent -> spent.amount().microUsd());
    }

    long sum(List<Spent> all) {
      return all.stream().filter(isMeant).mapToLong(measure).sum();
    }

    @Override
    public String toString() {
      return name + " " + most;
    }
  }

  private static List<Limit> limits(Moment now, Caps caps, Worker worker) {
    var today = now.bottle().agenda().instant().minus(DAY);
    Predicate<Spent> isToday = spent -> spent.at().isAfter(today);
    var bead = worker.job().bead();
    var limits = new ArrayList<Limit>();
    limits.add(Limit.money("day", caps.day(), isToday));
    limits.add(Limit.money("total", caps.total(), _ -> true));
    limits.add(Limit.money("bead", caps.bead(), spent -> spent.bead().equals(bead)));
    limits.add(
        Limit.money(
            "agent",
            caps.agent(),
            isToday.and(spent -> spent.agent().equals(worker.who().text()))));
    limits.add(new Limit("tokens", caps.dayTokens(), isToday, Money::tokens));
    for (var convoy : now.overseer().convoys()) {
      var members = ConvoyCheck.members(now, convoy);
      if (members.contains(bead)) {
        limits.add(Limit.money(convoy, caps.convoy(), spent -> members.contains(spent.bead())));
      }
    }
    return limits;
  }

  private static long tokens(Spent spent) {
    return spent.amount().input() + spent.amount().output();
  }

  private static long sum(List<Spent> all, Predicate<Spent> isMeant) {
    return all.stream().filter(isMeant).mapToLong(spent -> spent.amount().microUsd()).sum();
  }

  /// What those that run or are being started are likely to spend yet.
  private static List<Spent> reservations(Moment now, List<Spent> all) {
    var live = new HashMap<String, Session>();
    now.reading().on(Kinds.SESSION, Kinds.LIVE).forEach(one -> live.put(one.id(), one));
    var last = lastOnes(all, live.keySet());
    long money = sum(last, _ -> true) / Math.max(1, last.size());
    long tokens = last.stream().mapToLong(Money::tokens).sum() / Math.max(1, last.size());
    var soFar = new HashMap<String, Spent>();
    all.forEach(spent -> soFar.put(spent.session(), spent));
    var agents = new HashMap<String, String>();
    live.values().forEach(session -> agents.put(session.id(), session.agent()));
    now.workers().stream()
        .filter(Money::isWaking)
        .forEach(worker -> agents.put(session(worker), worker.who().text()));
    var reserved = new ArrayList<Spent>();
    agents.forEach((session, agent) -> {
      var spent = soFar.get(session);
      var left =
          new Spent.Amount(
              false,
              Math.max(0, tokens - (spent == null ? 0 : tokens(spent))),
              0,
              Math.max(0, money - (spent == null ? 0 : spent.amount().microUsd())),
              Map.of());
      var bead = Worker.Job.bead(session);
      var at = now.bottle().agenda().instant();
      reserved.add(new Spent(session, agent, bead, left, 0, at));
    });
    return reserved;
  }

  private static List<Spent> lastOnes(List<Spent> all, Set<String> live) {
    return all.stream()
        .filter(spent -> spent.amount().isKnown() && !live.contains(spent.session()))
        .sorted(Comparator.comparing(Spent::at).reversed())
        .limit(SAMPLE)
        .toList();
  }

  /// Each session's record stands in the book, and the causes add up to the whole.
  @Override
  public void atEnd(Moment now) {
    var spent = new HashMap<String, Spent>();
    now.reading().all(SpendingKind.SPENT).forEach(one -> spent.put(one.session(), one));
    now.bottle()
        .till()
        .known()
        .forEach((session, real) -> {
          var kept = spent.get(session);
          long money = kept == null ? 0 : kept.amount().microUsd();
          long tokens = kept == null ? 0 : kept.amount().input() + kept.amount().output();
          var all = real.amount();
          if (money != all.microUsd() || tokens != all.input() + all.output()) {
            now.complain(
                "sums-are-true", session + " spent " + real + " and the book says " + kept);
          }
        });
    long whole = sum(List.copyOf(spent.values()), _ -> true);
    long byCause =
        Costs.byCause(new Costs(now.reading()).items()).values().stream()
            .mapToLong(Spent.Amount::microUsd)
            .sum();
    if (whole != byCause) {
      now.complain("sums-are-true", "the causes add up to " + byCause + " of " + whole);
    }
  }
}
