package gastown.town.queue;

import java.util.List;

/// What the target branch would become: a base, submissions stacked on it in order, and the commit
/// and tree that came out. `parts` are the commits after each submission.
public record Candidate(String id, String rig, List<String> submissions, State state, Built built) {
  public Candidate {
    submissions = List.copyOf(submissions);
  }

  public record Built(
      String base, String baseTree, String commit, String tree, List<String> parts) {
    public static final Built NOT_YET = new Built("", "", "", "", List.of());

    public Built {
      parts = List.copyOf(parts);
    }
  }

  public enum State {
    /// To be built.
    PLANNED,
    /// Waits for its gate, or the gate runs.
    GATING,
    /// Its tree is good.
    GREEN,
    RED,
    /// Being landed.
    LANDING,
    OVER
  }

  public Candidate at(State next) {
    return new Candidate(id, rig, submissions, next, built);
  }

  public Candidate with(Built what, List<String> rest) {
    return new Candidate(id, rig, rest, state, what);
  }

  /// Whether it is the target branch itself that is tried, without any submission.
  public boolean isBaseline() {
    return submissions.isEmpty();
  }
}
