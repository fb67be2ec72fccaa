package gastown.town.work;

import java.time.Instant;

/// One run of an agent's program. The number of its process and when that began tell it from a
/// later one of the same number.
public record Session(
    String id, String agent, Work work, Instant since, Running process, String ended) {

  /// `account` is whose limits it meets.
  public record Work(String bead, long epoch, int wakes, String runtime, String account) {}

  public record Running(String outpost, long number, String start) {
    public static final Running NONE = new Running("", 0, "");
  }

  public boolean isLive() {
    return ended.isEmpty();
  }

  public Session endedBecause(String why) {
    return new Session(id, agent, work, since, process, why.isEmpty() ? "over" : why);
  }
}
