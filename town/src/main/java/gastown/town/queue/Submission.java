package gastown.town.queue;

import java.time.Instant;
import java.util.List;

/// Work that was handed in. The commit is pinned by a ref of its own from the moment this exists.
public record Submission(
    String id, Origin origin, Span span, State state, Instant at, Verdict verdict) {

  /// What was handed in: everything behind `base` up to `commit`.
  public record Span(String base, String commit) {}

  /// Whose work it is. A lower `priority` goes first.
  public record Origin(String rig, String bead, String worker, long epoch, Way way, int priority) {
    public String branch() {
      return way.branch();
    }

    public String target() {
      return way.target();
    }
  }

  /// From the worker's branch to the one it is to land on.
  public record Way(String branch, String target) {}

  public enum State {
    QUEUED,
    /// Being landed by a person's word, past the queue.
    DIRECT,
    LANDED,
    RETURNED,
    /// Taken out of the queue by a person.
    REJECTED;

    public boolean isOver() {
      return this != QUEUED && this != DIRECT;
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
    return new Submission(id, origin, span, next, at, why);
  }

  public String commit() {
    return span.commit();
  }

  public String base() {
    return span.base();
  }

  /// The ref that pins the commit.
  public String pin() {
    return "refs/gastown/submissions/" + id;
  }
}
