package gastown.engine.money;

import gastown.engine.Office;
import gastown.engine.Town;
import gastown.engine.porters.SessionPlaces;
import gastown.town.book.SpendingKind;
import gastown.town.ports.Runtimes;
import gastown.town.work.Session;
import gastown.town.work.Spent;

/// Reads what sessions spent from the records their programs keep, while they run and after.
public record Meter(Town town, Runtimes runtimes) {
  /// What the session's program told of its spending so far.
  public Spent.Amount read(Session session) {
    var ground = town.ground();
    var runtime = runtimes.named(session.work().runtime(), ground.commands());
    if (runtime == null) {
      return Spent.Amount.NOTHING;
    }
    var usage = runtime.usage(SessionPlaces.of(ground, session.id()).folder());
    return new Spent.Amount(
        usage.isKnown(), usage.inputTokens(), usage.outputTokens(), usage.microUsd());
  }

  /// Keeps it, and says whether it is news. A record only grows, so less than before is none.
  public static boolean keep(Office office, Session session, Spent.Amount amount) {
    var before = office.book().find(SpendingKind.SPENT, session.id());
    boolean isNews =
        amount.isKnown()
            && (before == null
                || amount.microUsd() > before.amount().microUsd()
                || tokens(amount) > tokens(before.amount()));
    if (isNews) {
      office
          .book()
          .put(
              SpendingKind.SPENT,
              new Spent(
                  session.id(), session.agent(), session.work().bead(), amount, office.now()));
    }
    return isNews;
  }

  private static long tokens(Spent.Amount amount) {
    return amount.input() + amount.output();
  }
}
