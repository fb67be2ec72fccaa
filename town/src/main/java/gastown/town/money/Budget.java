package gastown.town.money;

import org.jspecify.annotations.Nullable;

/// Whether a session may be started. Nothing is started without room for what it is likely to cost,
/// on top of what is reserved for those that run.
public final class Budget {
  private Budget() {}

  /// Nought means that there is no such cap. Money is in millionths of a dollar.
  public record Caps(long day, long total, long bead, long agent, long dayTokens) {
    public static final Caps NONE = new Caps(0, 0, 0, 0, 0);

    public boolean isAny() {
      return day > 0 || total > 0 || bead > 0 || agent > 0 || dayTokens > 0;
    }
  }

  /// What was spent, and what is reserved for sessions that run.
  public record Spending(
      long day, long total, long bead, long agent, long dayTokens, long reserved) {}

  /// What a session is likely to cost, in money and in tokens.
  public record Estimate(long microUsd, long tokens) {}

  /// The cap that stands in the way.
  public record Refusal(String cap, long spent, long most) {
    /// For a person.
    public String text() {
      return "the budget " + cap + " is used up: " + spent + " of " + most;
    }
  }

  /// Null when there is room.
  public static @Nullable Refusal judge(Caps caps, Spending spending, Estimate estimate) {
    long next = spending.reserved() + estimate.microUsd();
    Refusal refusal = over("for a day", spending.day(), next, caps.day());
    refusal = refusal == null ? over("in all", spending.total(), next, caps.total()) : refusal;
    refusal =
        refusal == null
            ? over("for this bead", spending.bead(), estimate.microUsd(), caps.bead())
            : refusal;
    refusal =
        refusal == null
            ? over("for this worker", spending.agent(), estimate.microUsd(), caps.agent())
            : refusal;
    return refusal == null
        ? over("of tokens for a day", spending.dayTokens(), estimate.tokens(), caps.dayTokens())
        : refusal;
  }

  /// A cap that is met exactly leaves no room either.
  private static @Nullable Refusal over(String cap, long spent, long next, long most) {
    boolean isOver = most > 0 && (spent >= most || spent + next > most);
    return isOver ? new Refusal(cap, spent, most) : null;
  }
}
