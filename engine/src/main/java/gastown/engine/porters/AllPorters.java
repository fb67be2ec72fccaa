package gastown.engine.porters;

import gastown.beads.Problem;
import gastown.engine.Town;
import gastown.engine.loop.Porter;
import gastown.engine.loop.Report;
import gastown.town.ports.Outpost;
import gastown.town.ports.Runtimes;
import gastown.town.work.Order;
import gastown.town.work.Queued;
import gastown.town.work.Session;
import java.util.function.Consumer;

/// Hands each order to the porter for it.
public final class AllPorters implements Porter {
  private final Sessions sessions;
  private final Successors successors;
  private final Worktrees worktrees;
  private final Candidates candidates;
  private final Gates gates;
  private final Signs signs;
  private final Outpost outpost;

  public AllPorters(Town town, Outside outside) {
    sessions = new Sessions(town, outside);
    successors = new Successors(town, outside);
    worktrees = new Worktrees(town, outside);
    candidates = new Candidates(town, outside);
    gates = new Gates(town, outside);
    signs = new Signs(town, outside.outpost());
    outpost = outside.outpost();
  }

  @Override
  public Report carryOut(Queued order) {
    try {
      return switch (order.order()) {
        case Order.StartSession start -> sessions.start(order, start);
        case Order.StartOffice start -> successors.start(order, start);
        case Order.EndSession end -> {
          sessions.end(end.session(), end.grace());
          yield settled(worktrees.save(order, end.worker(), end.session(), end.why()), end);
        }
        case Order.SaveWork save -> {
          // what a killed program had started outlives it
          sessions.end(save.session(), java.time.Duration.ZERO);
          yield settled(worktrees.save(order, save.worker(), save.session(), save.why()), save);
        }
        case Order.ClearWorktree clear -> {
          sessions.end(clear.session(), java.time.Duration.ZERO);
          yield settled(worktrees.clear(order, clear), clear);
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

  /// With what the session spent that is over by now.
  private Report settled(Report.Done done, Order.OfWorker order) {
    return new Report.Done(
        done.order(), new Report.Result.Ended(sessions.spent(order)), done.saved());
  }

  @Override
  public void end(String session) {
    sessions.end(session, java.time.Duration.ZERO);
  }

  @Override
  public Runtimes.Usage spent(String session) {
    try {
      return sessions.spent(session);
    } catch (Problem.Refusal _) {
      // its record cannot be read now; the next sign of life asks again
      return Runtimes.Usage.UNKNOWN;
    }
  }

  @Override
  public void turned() {
    if (outpost.hasSigns()) {
      signs.show();
    }
  }

  @Override
  public void leave() {
    outpost.leave();
  }

  @Override
  public Runtimes.Ear ear(Session session, boolean isToType) {
    try {
      return sessions.ear(session, isToType);
    } catch (Problem.Refusal _) {
      return Runtimes.Ear.UNKNOWN;
    }
  }

  @Override
  public void watch(String session, Consumer<Report> listener) {
    sessions.watch(session, listener);
  }
}
