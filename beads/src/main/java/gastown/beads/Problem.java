package gastown.beads;

import java.util.List;

/// Why a command cannot go on, for a person: what happened, why, and what to type next. `code`
/// never changes once published. A problem without a remedy cannot be made.
public record Problem(String code, String what, String because, List<String> remedies) {
  public Problem {
    remedies = List.copyOf(remedies);
    if (what.isBlank() || remedies.isEmpty()) {
      throw new IllegalArgumentException("a problem says what is wrong and what to do: " + code);
    }
  }

  /// A problem whose `what` says all there is to say.
  public static Problem of(String code, String what, String... remedies) {
    return new Problem(code, what, "", List.of(remedies));
  }

  public Refusal refusal() {
    return new Refusal(this);
  }

  /// Carries a problem up to whoever tells the person.
  public static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Refusal(Problem problem) {
      super(problem.what(), null, false, false);
      this.problem = problem;
    }

    public Problem problem() {
      return problem;
    }
  }
}
