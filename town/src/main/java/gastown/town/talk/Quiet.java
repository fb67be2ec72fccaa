package gastown.town.talk;

/// How much somebody wants to hear beside letters.
public record Quiet(String who, Level level) {
  public enum Level {
    VERBOSE,
    NORMAL,
    MUTED
  }
}
