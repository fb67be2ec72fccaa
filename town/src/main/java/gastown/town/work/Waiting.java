package gastown.town.work;

import java.time.Instant;

/// A bead that is to be worked on as soon as there is a place. `rig` says where, `by` who asked.
public record Waiting(String bead, String rig, int priority, Instant since, Wish wish) {

  /// How it was asked for: the runtime (empty for the usual one), words for the worker, who asked,
  /// and why it waits.
  public record Wish(String runtime, String words, String by, String why) {
    public static final Wish PLAIN = new Wish("", "", "", "");
  }
}
