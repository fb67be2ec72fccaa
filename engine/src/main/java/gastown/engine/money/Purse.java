package gastown.engine.money;

import gastown.beads.DependencyType;
import gastown.engine.Ground;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.book.SpendingKind;
import gastown.town.money.Budget;
import gastown.town.money.Budget.Account;
import gastown.town.money.Budget.Cap;
import gastown.town.money.Budget.Caps;
import gastown.town.money.Budget.Estimate;
import gastown.town.money.Budget.Refusal;
import gastown.town.money.Budget.Unit;
import gastown.town.work.Spent;
import gastown.town.work.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Asks the rule of budgets, with what the store knows of spending. Where no session ever told what
/// it cost, a start is not held up: there is nothing to go by.
public record Purse(Reading reading, Ground ground, Instant now) {
  private static final int SAMPLE = 20;
  private static final Duration DAY = Duration.ofHours(24);

  /// What counts against caps: money that went, or is reserved for who runs.
  private record Item(
      String agent, String bead, long microUsd, long tokens, boolean isToday, boolean isReserved) {}

  /// Why no session may be started for this bead by this worker; null when one may. Without a
  /// worker it is asked whether the bead may be handed out: then whoever waits to be woken goes
  /// before it.
  public @Nullable Refusal objection(String rig, String bead, String agent) {
    if (!isCapped(rig)) {
      return null;
    }
    var all = reading.all(SpendingKind.SPENT);
    var estimate = estimate(all);
    var items = new ArrayList<>(items(all));
    items.addAll(reserved(all, estimate, agent.isEmpty()));
    return Budget.judge(accounts(items, estimate, rig, bead, agent));
  }

  /// Which cap is used up by what was spent already, whatever is to come; null when none is.
  public @Nullable Refusal overdraft(String rig, String bead, String agent) {
    return isCapped(rig)
        ? Budget.judge(
            accounts(items(reading.all(SpendingKind.SPENT)), Estimate.NOTHING, rig, bead, agent))
        : null;
  }

  /// What the last sessions cost on average, those that run and those that kept no record left out.
  public Estimate estimate() {
    return estimate(reading.all(SpendingKind.SPENT));
  }

  /// Which troubles about money are over when this worker may be woken for this bead.
  public Predicate<String> concerns(String rig, String bead, String agent) {
    var subjects = new HashSet<>(members(bead).keySet());
    subjects.addAll(List.of("", rig, bead, agent));
    return key -> Cap.isKey(key) && subjects.contains(Cap.subject(key));
  }

  private boolean isCapped(String rig) {
    return ground.caps("").isAny() || ground.caps(rig).isAny();
  }

  private List<Item> items(List<Spent> all) {
    var items = new ArrayList<Item>();
    for (var spent : all) {
      var amount = spent.amount();
      boolean isToday = spent.at().isAfter(now.minus(DAY));
      long tokens = amount.input() + amount.output();
      items.add(new Item(spent.agent(), spent.bead(), amount.microUsd(), tokens, isToday, false));
    }
    return items;
  }

  /// Who runs has spent a part of what it was let in for; who is being started, nothing yet.
  private List<Item> reserved(List<Spent> all, Estimate estimate, boolean isHiredToo) {
    var soFar = new HashMap<String, Spent.Amount>();
    all.forEach(spent -> soFar.put(spent.session(), spent.amount()));
    var items = new ArrayList<Item>();
    var live = new HashSet<String>();
    for (var session : reading.on(Kinds.SESSION, Kinds.LIVE)) {
      live.add(session.id());
      var amount = soFar.getOrDefault(session.id(), Spent.Amount.NOTHING);
      items.add(item(session.agent(), session.work().bead(), estimate, amount));
    }
    for (var worker : reading.on(Kinds.WORKER, "busy")) {
      boolean isLetIn =
          worker.state() == Worker.State.WAKING
              || isHiredToo && worker.state() == Worker.State.HIRED;
      if (isLetIn && !live.contains(worker.job().session())) {
        items.add(item(worker.who().text(), worker.job().bead(), estimate, Spent.Amount.NOTHING));
      }
    }
    return items;
  }

  private static Item item(String agent, String bead, Estimate estimate, Spent.Amount soFar) {
    return new Item(
        agent,
        bead,
        Math.max(0, estimate.microUsd() - soFar.microUsd()),
        Math.max(0, estimate.tokens() - soFar.input() - soFar.output()),
        true,
        true);
  }

  private List<Account> accounts(
      List<Item> items, Estimate estimate, String rig, String bead, String agent) {
    var book = new Accounts(items, estimate);
    book.of("", ground.caps(""), _ -> true);
    var own = ground.caps(rig);
    if (!own.equals(ground.caps(""))) {
      book.of(rig, own, item -> item.agent().startsWith(rig + "/"));
    }
    book.money("for a bead", bead, own.bead(), item -> item.bead().equals(bead));
    book.money(
        "for a worker in a day",
        agent,
        own.agent(),
        item -> item.isToday() && item.agent().equals(agent));
    if (own.convoy() > 0) {
      members(bead)
          .forEach((convoy, members) ->
              book.money(
                  "for a convoy", convoy, own.convoy(), item -> members.contains(item.bead())));
    }
    return book.accounts;
  }

  /// The beads of each convoy this bead is in.
  private Map<String, HashSet<String>> members(String bead) {
    var convoys = new HashMap<String, HashSet<String>>();
    var rows = reading.rows();
    for (var edge : rows.dependents(List.of(bead)).getOrDefault(bead, List.of())) {
      if (edge.type().equals(DependencyType.TRACKS)) {
        var members = convoys.computeIfAbsent(edge.from(), _ -> new HashSet<>());
        for (var other :
            rows.dependencies(List.of(edge.from())).getOrDefault(edge.from(), List.of())) {
          if (other.type().equals(DependencyType.TRACKS)) {
            members.add(other.to());
          }
        }
      }
    }
    return convoys;
  }

  /// One account for each cap there is.
  private static final class Accounts {
    private final List<Item> items;
    private final Estimate estimate;
    private final List<Account> accounts = new ArrayList<>();

    Accounts(List<Item> items, Estimate estimate) {
      this.items = items;
      this.estimate = estimate;
    }

    /// The caps of a town or a rig as a whole.
    void of(String place, Caps caps, Predicate<Item> isThere) {
      money("for a day", place, caps.day(), isThere.and(Item::isToday));
      money("in all", place, caps.total(), isThere);
      if (caps.dayTokens() > 0) {
        var cap = new Cap("of tokens for a day", place, Unit.TOKENS);
        var today = items.stream().filter(isThere.and(Item::isToday)).toList();
        long spent = 0;
        long coming = estimate.tokens();
        for (var item : today) {
          spent += item.isReserved() ? 0 : item.tokens();
          coming += item.isReserved() ? item.tokens() : 0;
        }
        accounts.add(new Account(cap, caps.dayTokens(), spent, coming));
      }
    }

    void money(String name, String of, long most, Predicate<Item> isMeant) {
      if (most <= 0) {
        return;
      }
      long spent = 0;
      long coming = estimate.microUsd();
      for (var item : items) {
        if (isMeant.test(item)) {
          spent += item.isReserved() ? 0 : item.microUsd();
          coming += item.isReserved() ? item.microUsd() : 0;
        }
      }
      accounts.add(new Account(new Cap(name, of, Unit.MONEY), most, spent, coming));
    }
  }

  private Estimate estimate(List<Spent> all) {
    var live = new HashSet<String>();
    reading.on(Kinds.SESSION, Kinds.LIVE).forEach(session -> live.add(session.id()));
    var over =
        all.stream()
            .filter(spent -> spent.amount().isKnown() && !live.contains(spent.session()))
            .sorted(Comparator.comparing(Spent::at).reversed())
            .limit(SAMPLE)
            .toList();
    long money = 0;
    long tokens = 0;
    for (var spent : over) {
      money += spent.amount().microUsd();
      tokens += spent.amount().input() + spent.amount().output();
    }
    int count = Math.max(1, over.size());
    return new Estimate(money / count, tokens / count);
  }
}
