package gastown.town.money;

import gastown.town.money.Budget.Account;
import gastown.town.money.Budget.Cap;
import gastown.town.money.Budget.Unit;
import java.time.Duration;
import java.util.List;

/// What stands in for money where a session keeps no record of what it spends: how long a worker
/// may be at one bead in such sessions, and how often its model may speak. It is an account like
/// those of money: whoever has used it up is stopped and goes on when there is more, and no attempt
/// is counted. Handed out anew a bead has an account of its own. Nought means no cap.
public record Stint(Duration time, long turns) {
  public static final Stint NONE = new Stint(Duration.ZERO, 0);

  /// What was used, in all sessions of one worker on one bead that kept no record.
  public record Used(Duration time, long turns) {}

  public boolean isAny() {
    return !time.isZero() || turns > 0;
  }

  public List<Account> accounts(String bead, Used used) {
    return List.of(
        new Account(
            new Cap("of time without a record", bead, Unit.SECONDS),
            time.toSeconds(),
            used.time().toSeconds(),
            0),
        new Account(
            new Cap("of turns without a record", bead, Unit.TURNS), turns, used.turns(), 0));
  }

  /// What a person can do about a cap of this kind; empty for one of another kind.
  public static String help(Cap cap) {
    return switch (cap.unit()) {
      case SECONDS -> "gt config set session_time_cap <more>";
      case TURNS -> "gt config set session_turn_cap <more>";
      case MONEY, TOKENS -> "";
    };
  }
}
