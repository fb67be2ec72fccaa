package gastown.town.queue;

import java.util.ArrayList;
import java.util.List;

/// Says what is next for a merge queue. Pure: the same situation gives the same decisions, and a
/// situation in which everything decided is under way gives none.
///
/// The target only ever advances to a tree the gates called good. A red batch is halved until the
/// culprit stands alone, and alone it is returned only when the branch it was tried on is good.
public final class Planner {
  private Planner() {}

  public static List<Decision> plan(Situation situation) {
    var pause = situation.line().pause();
    if (pause.kind().equals(Line.Pause.STOPPED)) {
      return List.of();
    }
    if (pause.isOn()) {
      return situation.now().isBefore(pause.until()) ? List.of() : List.of(new Decision.Resume());
    }
    if (situation.candidates().isEmpty()) {
      return propose(situation);
    }
    var decisions = new ArrayList<Decision>();
    for (var candidate : situation.candidates()) {
      decisions.addAll(about(candidate, situation));
    }
    return decisions;
  }

  private static List<Decision> propose(Situation situation) {
    if (situation.queued().isEmpty()) {
      return List.of();
    }
    int most = situation.policy().widthMost();
    int width = situation.line().width() <= 0 ? most : Math.min(most, situation.line().width());
    return List.of(
        new Decision.Propose(
            situation.inOrder().stream().limit(width).map(Submission::id).toList()));
  }

  private static List<Decision> about(Candidate candidate, Situation situation) {
    return switch (candidate.state()) {
      case PLANNED, LANDING, OVER -> List.of();
      case GREEN -> green(candidate, situation);
      case GATING -> gating(candidate, situation);
      case RED -> red(candidate, situation);
    };
  }

  private static List<Decision> gating(Candidate candidate, Situation situation) {
    if (!situation.policy().hasGates()) {
      return green(candidate, situation);
    }
    var verdict = situation.verdict(candidate.built().tree());
    if (verdict == null) {
      return List.of(new Decision.Gate(candidate));
    }
    return verdict.isGreen() ? green(candidate, situation) : red(candidate, situation);
  }

  private static List<Decision> green(Candidate candidate, Situation situation) {
    if (candidate.isBaseline()) {
      return List.of(new Decision.Drop(candidate, "the target is good"));
    }
    var queued = situation.queued().stream().map(Submission::id).toList();
    return queued.containsAll(candidate.submissions())
        ? List.of(new Decision.Land(candidate))
        : List.of(new Decision.Drop(candidate, "a submission was taken out of the queue"));
  }

  private static List<Decision> red(Candidate candidate, Situation situation) {
    var verdict = situation.verdict(candidate.built().tree());
    if (verdict == null) {
      return List.of(new Decision.Drop(candidate, "the gates changed"));
    }
    if (candidate.isBaseline()) {
      return List.of(
          new Decision.Drop(candidate, "the target is red"), new Decision.RedTarget(verdict));
    }
    int size = candidate.submissions().size();
    if (size > 1) {
      return List.of(
          new Decision.Drop(candidate, "red; it is halved"), new Decision.Width(size / 2));
    }
    return alone(candidate, verdict, situation);
  }

  private static List<Decision> alone(
      Candidate candidate, GateVerdict verdict, Situation situation) {
    var base = situation.verdict(candidate.built().baseTree());
    if (base == null && !candidate.built().base().equals(situation.line().head())) {
      return List.of(
          new Decision.Drop(candidate, "the target moved on; it is tried on top of that"));
    }
    if (base == null) {
      boolean isAsked = situation.candidates().stream().anyMatch(Candidate::isBaseline);
      return isAsked ? List.of() : List.of(new Decision.Propose(List.of()));
    }
    if (!base.isGreen()) {
      return List.of(
          new Decision.Drop(candidate, "the target is red"), new Decision.RedTarget(base));
    }
    return List.of(
        new Decision.Drop(candidate, "red alone, on a good base"),
        new Decision.Return(candidate.submissions().getFirst(), verdict),
        new Decision.Width(Math.max(1, situation.line().width()) * 2));
  }
}
