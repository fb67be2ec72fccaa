package gastown.engine.money;

import gastown.engine.Office;
import gastown.engine.Town;
import gastown.engine.porters.SessionPlaces;
import gastown.town.book.Kinds;
import gastown.town.book.SpendingKind;
import gastown.town.ports.Runtimes;
import gastown.town.ports.Runtimes.Usage;
import gastown.town.work.Session;
import gastown.town.work.Spent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what sessions spent from the records their programs keep, while they run and after.
public record Meter(Town town, Runtimes runtimes) {
  /// What the session's program told of its spending so far.
  public Usage read(Session session) {
    return read(session.id(), session.work().runtime());
  }

  /// As [#read], of a session that may not have been noted.
  public Usage read(String session, String name) {
    var ground = town.ground();
    var runtime = runtimes.named(name, ground.commands());
    if (runtime == null) {
      return Usage.UNKNOWN;
    }
    return runtime.usage(SessionPlaces.of(ground, session).folder());
  }

  /// Keeps what a session that runs told so far, and says whether it is news. A record only grows,
  /// so less than before is none.
  public static boolean keep(Office office, Session session, Usage usage) {
    boolean isTold = usage.isKnown() || usage.turns() > 0;
    return isTold && keep(office, Whose.of(session), usage.amount(), usage.turns());
  }

  /// Keeps what a session spent that is over. Where its program told nothing it is taken to have
  /// cost what others do, and is marked as not known.
  public static void settle(Office office, Whose whose, Usage usage) {
    if (usage.isKnown()) {
      keep(office, whose, usage.amount(), usage.turns());
      return;
    }
    var before = office.book().find(SpendingKind.SPENT, whose.session());
    var session = office.book().find(Kinds.SESSION, whose.session());
    boolean isFirst = before == null || session != null && session.isLive();
    if (isFirst && (before == null || !before.amount().isKnown())) {
      var usual = new Purse(office.book(), office.ground(), office.now()).estimate();
      var guess = new Spent.Amount(false, usual.tokens(), 0, usual.microUsd(), Map.of());
      put(office, whose, guess, turns(before, usage.turns()));
    }
  }

  /// A session by name, and what it was about; it may have ended before it was noted.
  public record Whose(String session, String agent, String bead) {
    public static Whose of(Session session) {
      return new Whose(session.id(), session.agent(), session.work().bead());
    }
  }

  private static boolean keep(Office office, Whose whose, Spent.Amount amount, long turns) {
    var before = office.book().find(SpendingKind.SPENT, whose.session());
    boolean isNews =
        before == null
            || isMore(amount, before.amount())
            || !before.amount().isKnown() && turns > before.turns();
    if (isNews) {
      put(office, whose, amount, turns(before, turns));
    }
    return isNews;
  }

  private static long turns(@Nullable Spent before, long turns) {
    return before == null ? turns : Math.max(turns, before.turns());
  }

  private static void put(Office office, Whose whose, Spent.Amount amount, long turns) {
    office
        .book()
        .put(
            SpendingKind.SPENT,
            new Spent(whose.session(), whose.agent(), whose.bead(), amount, turns, office.now()));
  }

  private static boolean isMore(Spent.Amount now, Spent.Amount before) {
    return now.isKnown() && !before.isKnown()
        || now.microUsd() > before.microUsd()
        || tokens(now) > tokens(before);
  }

  private static long tokens(Spent.Amount amount) {
    return amount.input() + amount.output();
  }
}
