package gastown.simulation;

import java.util.List;

/// How it went. `rule` is empty when all rules held; `story` are dated lines.
public record Outcome(
    Settings settings, String rule, String complaint, Figures figures, List<String> story) {
  public Outcome {
    story = List.copyOf(story);
  }

  /// What became of the beads, and what it took.
  public record Figures(
      int landed,
      int closedByHand,
      int stranded,
      int waiting,
      int sessions,
      int kills,
      long entries,
      long virtualMinutes) {
    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0);
  }

  public boolean isGood() {
    return rule.isEmpty();
  }
}
