package gastown.simulation;

import java.util.List;

/// How it went. `rule` is empty when all rules held; `story` are dated lines.
public record Outcome(
    Settings settings, String rule, String complaint, Figures figures, List<String> story) {
  public Outcome {
    story = List.copyOf(story);
  }

  /// What became of the beads, and what it took.
  public record Figures(Beads beads, Toil toil) {
    public static final Figures NONE = new Figures(new Beads(0, 0, 0, 0), new Toil(0, 0, 0, 0));
  }

  public record Beads(int landed, int closedByHand, int stranded, int waiting) {}

  public record Toil(int sessions, int kills, long entries, long virtualMinutes) {}

  public boolean isGood() {
    return rule.isEmpty();
  }
}
