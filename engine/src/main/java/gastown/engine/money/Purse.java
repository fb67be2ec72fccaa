package gastown.engine.money;

import gastown.engine.Ground;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import gastown.town.book.SpendingKind;
import gastown.town.money.Budget;
import gastown.town.money.Budget.Estimate;
import gastown.town.money.Budget.Refusal;
import gastown.town.money.Budget.Spending;
import gastown.town.work.Spent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks the rule of budgets, with what the store knows of spending. Where no session ever told what
/// it cost, a start is not held up: there is nothing to go by.
public record Purse(Reading reading, Ground ground, Instant now) {
  private static final int SAMPLE = 20;
  private static final Duration DAY = Duration.ofHours(24);

  /// Why no session may be started for this bead by this worker; null when one may.
  public @Nullable Refusal objection(String rig, String bead, String agent) {
    return judge(rig, bead, agent, false);
  }

  /// Which cap is used up by what was spent already, whatever is to come; null when none is.
  public @Nullable Refusal overdraft(String rig, String bead, String agent) {
    return judge(rig, bead, agent, true);
  }

  private @Nullable Refusal judge(String rig, String bead, String agent, boolean isSpentOnly) {
    var caps = ground.caps(rig);
    if (!caps.isAny()) {
      return null;
    }
    var all = reading.all(SpendingKind.SPENT);
    var live = new HashMap<String, Long>();
    reading.on(Kinds.SESSION, Kinds.LIVE).forEach(session -> live.put(session.id(), 0L));
    var estimate = estimate(all, live.keySet());
    long day = 0;
    long total = 0;
    long ofBead = 0;
    long ofAgent = 0;
    long tokens = 0;
    for (var spent : all) {
      var amount = spent.amount();
      live.computeIfPresent(spent.session(), (_, _) -> amount.microUsd());
      total += amount.microUsd();
      ofBead += spent.bead().equals(bead) ? amount.microUsd() : 0;
      if (spent.at().isAfter(now.minus(DAY))) {
        day += amount.microUsd();
        ofAgent += spent.agent().equals(agent) ? amount.microUsd() : 0;
        tokens += amount.input() + amount.output();
      }
    }
    if (isSpentOnly) {
      var spending = new Spending(day, total, ofBead, ofAgent, tokens, 0);
      return Budget.judge(caps, spending, new Estimate(0, 0));
    }
    // what runs has spent a part of what it was let in for
    long reserved = 0;
    for (long soFar : live.values()) {
      reserved += Math.max(0, estimate.microUsd() - soFar);
    }
    var spending = new Spending(day, total, ofBead, ofAgent, tokens, reserved);
    return Budget.judge(caps, spending, estimate);
  }

  /// What the last sessions cost on average, those that run left out.
  private static Estimate estimate(List<Spent> all, Set<String> live) {
    var over = all.stream().filter(spent -> !live.contains(spent.session())).toList();
    var last = over.subList(Math.max(0, over.size() - SAMPLE), over.size());
    long money = 0;
    long tokens = 0;
    for (var spent : last) {
      money += spent.amount().microUsd();
      tokens += spent.amount().input() + spent.amount().output();
    }
    int count = Math.max(1, last.size());
    return new Estimate(money / count, tokens / count);
  }
}
