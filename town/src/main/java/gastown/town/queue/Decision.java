package gastown.town.queue;

import java.util.List;

/// One thing that is next for the merge queue.
public sealed interface Decision {
  /// Try these submissions, in this order; none at all tries the target branch itself.
  record Propose(List<String> submissions) implements Decision {
    public Propose {
      submissions = List.copyOf(submissions);
    }
  }

  record Gate(Candidate candidate) implements Decision {}

  record Land(Candidate candidate) implements Decision {}

  /// The candidate is of no use any more; its submissions stay in the queue.
  record Drop(Candidate candidate, String why) implements Decision {}

  /// The submission goes back to its author: alone, on a good base, its gate was red.
  record Return(String submission, GateVerdict verdict) implements Decision {}

  /// The next candidates hold at most so many submissions.
  record Width(int most) implements Decision {}

  /// The target branch itself is red: nothing lands until it is not.
  record RedTarget(GateVerdict verdict) implements Decision {}

  /// A pause is over; whether its reason is, shows the next try. What a red target was found to be
  /// is asked again.
  record Resume() implements Decision {}
}
