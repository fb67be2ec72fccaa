package gastown.town.work;

import java.time.Instant;

/// One run of an agent's program. The number of its process and when that began tell it from a
/// later one of the same number.
public record Session(
    String id, String agent, Work work, Instant since, Running process, String ended) {

  /// `account` is whose limits it meets.
  public record Work(String bead, long epoch, int wakes, String runtime, String account) {}

  public record Running(String outpost, long number, String start) {
    /// It was over as soon as it was started.
    public static final Running NONE = new Running("", 0, "");

    private static final String TERMINAL = "terminal";

    /// A program that is about to be started at this outpost.
    public static Running toCome(String outpost) {
      return new Running(outpost, 0, "");
    }

    /// A program that has the terminal of the person who began it; no outpost knows of it.
    public static Running inTerminal() {
      return new Running(TERMINAL, 0, "");
    }

    public boolean isTerminal() {
      return outpost.equals(TERMINAL);
    }

    /// Whether its start was noted, and not what came of it.
    public boolean isToCome() {
      return number == 0 && !outpost.isEmpty() && !isTerminal();
    }
  }

  public boolean isLive() {
    return ended.isEmpty();
  }

  public Session endedBecause(String why) {
    return new Session(id, agent, work, since, process, why.isEmpty() ? "over" : why);
  }
}
