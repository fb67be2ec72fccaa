package gastown.town.queue;

import java.time.Instant;
import java.util.List;

/// Where the merge queue of a rig stands: the newest known head of the target, how many submissions
/// the next candidate may hold, and whether it is paused.
public record Line(String rig, String head, int width, Pause pause) {

  /// Until when nothing is landed, and why; `tries` counts how often the reason was met in a row.
  public record Pause(Instant until, String kind, String why, int tries) {
    public static final Pause NONE = new Pause(Instant.EPOCH, "", "", 0);

    public static final String UNREACHABLE = "unreachable";
    public static final String RED_TARGET = "red-target";
    public static final String REFUSED = "refused";
    public static final String SETTINGS = "settings";
    public static final String STOPPED = "stopped";

    /// All that are over by themselves when their reason is.
    public static List<String> passing() {
      return List.of(UNREACHABLE, RED_TARGET, REFUSED, SETTINGS);
    }

    public boolean isOn() {
      return !kind.isEmpty();
    }
  }

  public static Line idle(String rig) {
    return new Line(rig, "", 0, Pause.NONE);
  }

  public Line at(String commit) {
    return new Line(rig, commit, width, pause);
  }

  public Line wide(int most) {
    return new Line(rig, head, most, pause);
  }

  public Line paused(Pause other) {
    return new Line(rig, head, width, other);
  }
}
