package gastown.town.book;

import gastown.beads.json.Json;
import gastown.town.queue.Candidate;
import gastown.town.queue.GateVerdict;
import gastown.town.queue.Line;
import gastown.town.queue.Submission;

/// How what is kept about the merge queue is written and read.
public final class QueueKinds {
  private QueueKinds() {}

  public static final Kind<Submission> SUBMISSION =
      new Kind<>(
          "submission",
          Submission::id,
          submission ->
              submission.state() != Submission.State.QUEUED
                  ? Leaf.word(submission.state())
                  : submission.origin().rig() + "/queued",
          QueueKinds::write,
          QueueKinds::submission);

  /// The shelf of what waits in a rig's queue.
  public static String queued(String rig) {
    return rig + "/queued";
  }

  private static Json.Obj write(Submission submission) {
    var origin = submission.origin();
    var verdict = submission.verdict();
    return Json.object()
        .put("rig", origin.rig())
        .put("bead", origin.bead())
        .put("worker", origin.worker())
        .put("epoch", origin.epoch())
        .put("branch", origin.branch())
        .put("target", origin.target())
        .put("priority", origin.priority())
        .put("commit", submission.commit())
        .put("base", submission.base())
        .put("state", Leaf.word(submission.state()))
        .put("at", submission.at().toString())
        .putText("landed", verdict.landed())
        .putText("reason", verdict.reason())
        .put("files", Json.texts(verdict.files()))
        .putText("log", verdict.log())
        .build();
  }

  private static Submission submission(Leaf leaf) {
    return new Submission(
        leaf.id(),
        new Submission.Origin(
            leaf.text("rig"),
            leaf.text("bead"),
            leaf.text("worker"),
            leaf.number("epoch"),
            new Submission.Way(leaf.text("branch"), leaf.text("target")),
            leaf.count("priority")),
        new Submission.Span(leaf.text("base"), leaf.text("commit")),
        leaf.word("state", Submission.State.class),
        leaf.time("at"),
        new Submission.Verdict(
            leaf.text("landed"), leaf.text("reason"), leaf.texts("files"), leaf.text("log")));
  }

  public static final Kind<Candidate> CANDIDATE =
      new Kind<>(
          "candidate",
          Candidate::id,
          candidate -> candidate.state() == Candidate.State.OVER ? Kinds.OVER : candidate.rig(),
          QueueKinds::write,
          QueueKinds::candidate);

  private static Json.Obj write(Candidate candidate) {
    var built = candidate.built();
    return Json.object()
        .put("rig", candidate.rig())
        .put("submissions", Json.texts(candidate.submissions()))
        .put("state", Leaf.word(candidate.state()))
        .put("base", built.base())
        .put("base_tree", built.baseTree())
        .put("commit", built.commit())
        .put("tree", built.tree())
        .put("parts", Json.texts(built.parts()))
        .build();
  }

  private static Candidate candidate(Leaf leaf) {
    return new Candidate(
        leaf.id(),
        leaf.text("rig"),
        leaf.texts("submissions"),
        leaf.word("state", Candidate.State.class),
        new Candidate.Built(
            leaf.text("base"),
            leaf.text("base_tree"),
            leaf.text("commit"),
            leaf.text("tree"),
            leaf.texts("parts")));
  }

  public static final Kind<GateVerdict> VERDICT =
      new Kind<>(
          "verdict",
          GateVerdict::key,
          verdict -> verdict.isGreen() ? "green" : "red",
          QueueKinds::write,
          QueueKinds::verdict);

  private static Json.Obj write(GateVerdict verdict) {
    var run = verdict.run();
    return Json.object()
        .put("tree", verdict.tree())
        .put("gates", verdict.gates())
        .put("green", verdict.isGreen())
        .put("command", run.command())
        .put("exit", run.exit())
        .put("millis", run.millis())
        .put("log", run.log())
        .put("log_digest", run.digest())
        .put("attempts", run.attempts())
        .put("at", run.at().toString())
        .build();
  }

  private static GateVerdict verdict(Leaf leaf) {
    return new GateVerdict(
        leaf.text("tree"),
        leaf.text("gates"),
        leaf.is("green"),
        new GateVerdict.Run(
            leaf.text("command"),
            leaf.count("exit"),
            leaf.number("millis"),
            new GateVerdict.Log(leaf.text("log"), leaf.text("log_digest")),
            leaf.count("attempts"),
            leaf.time("at")));
  }

  public static final Kind<Line> LINE =
      new Kind<>("line", Line::rig, _ -> "", QueueKinds::write, QueueKinds::line);

  private static Json.Obj write(Line line) {
    var pause = line.pause();
    return Json.object()
        .put("head", line.head())
        .put("width", line.width())
        .putText("pause", pause.kind())
        .put("until", pause.until().toString())
        .putText("why", pause.why())
        .put("tries", pause.tries())
        .build();
  }

  private static Line line(Leaf leaf) {
    return new Line(
        leaf.id(),
        leaf.text("head"),
        leaf.count("width"),
        new Line.Pause(
            leaf.time("until"), leaf.text("pause"), leaf.text("why"), leaf.count("tries")));
  }
}
