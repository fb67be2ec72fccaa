package gastown.town.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All the planner knows: nothing else decides what is next.
public record Situation(
    Line line,
    List<Submission> queued,
    List<Candidate> candidates,
    Map<String, GateVerdict> verdicts,
    Policy policy,
    Instant now) {
  public Situation {
    queued = List.copyOf(queued);
    candidates = List.copyOf(candidates);
    verdicts = Map.copyOf(verdicts);
  }

  /// `gates` is the digest of the gate commands, empty when there are none. `widthMost` is one
  /// where changes land one at a time.
  public record Policy(String gates, int widthMost, Duration age) {
    public static final Policy SERIAL = new Policy("", 1, Duration.ofHours(1));

    public boolean hasGates() {
      return !gates.isEmpty();
    }
  }

  /// What the gates said of a tree, or null when they were not asked.
  @Nullable GateVerdict verdict(String tree) {
    return verdicts.get(GateVerdict.key(tree, policy.gates()));
  }

  /// Waiting makes a submission more urgent by a step for each `age`; among equals the oldest goes
  /// first.
  public List<Submission> inOrder() {
    return queued.stream()
        .sorted(
            Comparator.<Submission>comparingLong(this::urgency)
                .thenComparing(Submission::at)
                .thenComparing(Submission::id))
        .toList();
  }

  private long urgency(Submission submission) {
    var waited = Duration.between(submission.at(), now);
    return submission.origin().priority()
        - waited.toMillis() / Math.max(1, policy.age().toMillis());
  }
}
