package gastown.town.queue;

import java.time.Instant;
import java.util.List;

/// Work that was handed in. The commit is pinned by a ref of its own from the moment this exists.
public record Submission(
    String id,
    Origin origin,
    String commit,
    String base,
    State state,
    Instant at,
    Verdict verdict) {

  /// Whose work it is. `target` is the branch it is to land on; a lower `priority` goes first.
  public record Origin(
      String rig,
      String bead,
      String worker,
      long epoch,
      String branch,
      String target,
      int priority) {}

  public enum State {
    QUEUED,
    LANDED,
    RETURNED,
    /// Taken out of the queue by a person.
    REJECTED;

    public boolean isOver() {
      return this != QUEUED;
    }
  }

  /// What became of it: the commit it landed as, or why it came back, with the files in conflict
  /// and the log of the gate.
  public record Verdict(String landed, String reason, List<String> files, String log) {
    public static final Verdict NONE = new Verdict("", "", List.of(), "");

    public Verdict {
      files = List.copyOf(files);
    }

    public static Verdict landedAs(String commit) {
      return new Verdict(commit, "merged", List.of(), "");
    }
  }

  public Submission now(State next, Verdict why) {
    return new Submission(id, origin, commit, base, next, at, why);
  }

  /// The ref that pins the commit.
  public String pin() {
    return "refs/gastown/submissions/" + id;
  }
}
