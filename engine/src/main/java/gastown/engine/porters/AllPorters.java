package gastown.engine.porters;

import gastown.beads.Problem;
import gastown.engine.Town;
import gastown.engine.loop.Porter;
import gastown.engine.loop.Report;
import gastown.town.work.Order;
import gastown.town.work.Queued;
import gastown.town.work.Spent;
import java.util.function.Consumer;

/// Hands each order to the porter for it.
public final class AllPorters implements Porter {
  private final Sessions sessions;
  private final Worktrees worktrees;
  private final Candidates candidates;
  private final Gates gates;

  public AllPorters(Town town, Outside outside) {
    sessions = new Sessions(town, outside);
    worktrees = new Worktrees(town, outside);
    candidates = new Candidates(town, outside);
    gates = new Gates(town, outside);
  }

  @Override
  public Report carryOut(Queued order) {
    try {
      return switch (order.order()) {
        case Order.StartSession start -> sessions.start(order, start);
        case Order.EndSession end -> {
          sessions.end(end.session(), end.grace());
          yield worktrees.save(order, end.worker(), end.session(), end.why());
        }
        case Order.SaveWork save -> {
          // what a killed program had started outlives it
          sessions.end(save.session(), java.time.Duration.ZERO);
          yield worktrees.save(order, save.worker(), save.session(), save.why());
        }
        case Order.ClearWorktree clear -> {
          sessions.end(clear.session(), java.time.Duration.ZERO);
          yield worktrees.clear(order, clear);
        }
        case Order.Nudge nudge -> sessions.nudge(order, nudge);
        case Order.BuildCandidate build -> candidates.build(order, build);
        case Order.RunGate gate -> gates.run(order, gate);
        case Order.Land land -> candidates.land(order, land);
      };
    } catch (Problem.Refusal refusal) {
      var problem = refusal.problem();
      var because = problem.because().isEmpty() ? "" : " (" + problem.because() + ")";
      return new Report.Failed(order, problem.what() + because);
    }
  }

  @Override
  public void end(String session) {
    sessions.end(session, java.time.Duration.ZERO);
  }

  @Override
  public Spent.Amount spent(String session) {
    try {
      return sessions.spent(session);
    } catch (Problem.Refusal _) {
      // its record cannot be read now; the next sign of life asks again
      return Spent.Amount.NOTHING;
    }
  }

  @Override
  public void watch(String session, Consumer<Report> listener) {
    sessions.watch(session, listener);
  }
}
