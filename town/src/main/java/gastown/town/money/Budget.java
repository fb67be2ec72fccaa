package gastown.town.money;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a session may be started. Nothing is started without room for what it is likely to cost,
/// on top of what is reserved for those that run or are being started.
public final class Budget {
  private Budget() {}

  /// Nought means that there is no such cap. Money is in millionths of a dollar.
  public record Caps(long day, long total, long bead, long agent, long convoy, long dayTokens) {
    public static final Caps NONE = new Caps(0, 0, 0, 0, 0, 0);

    public boolean isAny() {
      return day > 0 || total > 0 || bead > 0 || agent > 0 || convoy > 0 || dayTokens > 0;
    }
  }

  /// What a session is likely to cost, in money and in tokens.
  public record Estimate(long microUsd, long tokens) {
    public static final Estimate NOTHING = new Estimate(0, 0);
  }

  /// What a cap holds for: its name for a person, and the one bead, worker, convoy or rig it is
  /// about; empty for the town.
  public record Cap(String name, String of, Unit unit) {
    private static final String KEY = "budget:";

    /// Nobody is told twice of the same one.
    public String key() {
      return KEY + name + (of.isEmpty() ? "" : ":" + of);
    }

    public static boolean isKey(String key) {
      return key.startsWith(KEY);
    }

    /// What the cap of this key is about.
    public static String subject(String key) {
      int colon = key.indexOf(':', KEY.length());
      return colon < 0 ? "" : key.substring(colon + 1);
    }
  }

  public enum Unit {
    /// Millionths of a dollar.
    MONEY,
    TOKENS,
    SECONDS,
    TURNS
  }

  /// One cap, what was spent of it, and what is reserved or to come.
  public record Account(Cap cap, long most, long spent, long coming) {
    /// A cap that is met exactly leaves no room either.
    boolean isOver() {
      return most > 0 && (spent >= most || spent + coming > most);
    }
  }

  /// The cap that stands in the way, met already or without room for what is to come.
  public record Refusal(Cap cap, long spent, long coming, long most) {
    /// For a person.
    public String text() {
      var of = cap.of().isEmpty() ? "" : " (" + cap.of() + ")";
      var used = shown(spent) + " of " + shown(most);
      return "the budget "
          + cap.name()
          + of
          + (spent >= most
              ? " is used up: " + used
              : " has no room: "
                  + used
                  + " is spent, "
                  + shown(coming)
                  + " reserved or likely to be needed");
    }

    private String shown(long amount) {
      return switch (cap.unit()) {
        case MONEY -> String.format(Locale.ROOT, "$%.2f", amount / 1e6);
        case SECONDS -> amount / 3600 + "h " + amount % 3600 / 60 + "m";
        case TOKENS, TURNS -> String.valueOf(amount);
      };
    }
  }

  /// The first cap without room; null when there is room.
  public static @Nullable Refusal judge(List<Account> accounts) {
    for (var account : accounts) {
      if (account.isOver()) {
        return new Refusal(account.cap(), account.spent(), account.coming(), account.most());
      }
    }
    return null;
  }
}
