package gastown.engine.porters;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.engine.Ground;
import gastown.engine.Office;
import gastown.engine.Town;
import gastown.engine.queue.Evidence;
import gastown.engine.queue.Landing;
import gastown.engine.queue.Steering;
import gastown.engine.work.Happenings;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.QueueKinds;
import gastown.town.ports.Outpost;
import gastown.town.ports.RigGit;
import gastown.town.queue.GateVerdict;
import gastown.town.queue.Submission;
import gastown.town.work.Fact;
import gastown.town.work.Order;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lands what a worker committed past the merge queue, by a person's word. Each step can be done
/// again: a call that was killed half-way is simply typed once more.
public final class DirectLanding {
  private static final int ROUNDS = 3;

  private final Town town;
  private final Outside outside;
  private final Ground.Rig rig;
  private final RigGit git;

  public DirectLanding(Town town, Outside outside, Ground.Rig rig) {
    this.town = town;
    this.outside = outside;
    this.rig = rig;
    this.git = outside.cloning().at(rig.canonical());
  }

  /// `isForced` goes on although a check fails, `skipsTests` does not run the gates, `isDry`
  /// changes nothing.
  public record Wish(
      Address.Polecat worker, boolean isForced, boolean skipsTests, boolean isDry, String by) {}

  /// One of the four checks; `trouble` is empty when it holds.
  public record Check(String name, boolean isSkipped, String trouble) {
    public boolean isFailed() {
      return !trouble.isEmpty() && !isSkipped;
    }
  }

  public sealed interface Outcome {
    List<Check> checks();

    record Landed(Submission submission, String commit, List<Check> checks) implements Outcome {}

    /// What would land, and what was found.
    record Preview(Submission submission, List<String> files, List<Check> checks)
        implements Outcome {}

    record Refused(Submission submission, List<Check> checks) implements Outcome {}

    /// The push did not come through; the merge queue lands it.
    record LeftToQueue(Submission submission, String why, List<Check> checks) implements Outcome {}
  }

  public Outcome land(Wish wish) {
    var lock = town.ground().root().resolve(".runtime").resolve("direct-" + rig.name() + ".lock");
    return outside.disk().locked(lock, () -> carryOut(wish));
  }

  private Outcome carryOut(Wish wish) {
    var subject = subject(wish.worker());
    var checks = new ArrayList<Check>();
    checks.add(new Check("session", wish.isForced(), session(wish.worker())));
    checks.add(new Check("worktree", wish.isForced(), worktree(wish.worker())));
    var why = "";
    for (int round = 0; round < ROUNDS; round++) {
      var head = head();
      var joined = new Candidates(town, outside).join(git, rig, head, subject);
      var attempt = new ArrayList<>(checks);
      attempt.add(new Check("conflict", false, conflict(joined)));
      if (wish.isDry()) {
        attempt.add(new Check("tests", true, ""));
        return new Outcome.Preview(
            subject, git.footprint(subject.base(), subject.commit()), attempt);
      }
      var tip = joined instanceof RigGit.Joined.Commit(var commit, var _) ? commit : head;
      if (attempt.stream().anyMatch(Check::isFailed)) {
        return new Outcome.Refused(subject, attempt);
      }
      var verdict = wish.isForced() || wish.skipsTests() ? null : gates(tip);
      var red = verdict == null || verdict.isGreen() ? "" : "they fail: see " + verdict.run().log();
      attempt.add(new Check("tests", verdict == null, red));
      if (!red.isEmpty()) {
        return new Outcome.Refused(subject, attempt);
      }
      var mine = taken(wish, subject);
      if (tip.equals(head)) {
        return landed(wish, mine, tip, null, attempt);
      }
      switch (git.push(tip, rig.target(), head)) {
        case RigGit.Pushed.Done() -> {
          return landed(
              wish, mine, tip, evidence(wish, mine, head, tip, verdict, attempt), attempt);
        }
        case RigGit.Pushed.Overtaken() -> why = "the target keeps moving";
        case RigGit.Pushed.Unreachable(var reason) -> {
          return left(mine, "the remote cannot be reached: " + reason, attempt);
        }
        case RigGit.Pushed.Refused(var reason) -> {
          return left(mine, "the remote refuses the push: " + reason, attempt);
        }
      }
    }
    return left(subject, why, checks);
  }

  /// What is to land: what the worker handed in and waits, else what it committed.
  private Submission subject(Address.Polecat who) {
    for (var shelf : List.of("direct", QueueKinds.queued(rig.name()))) {
      for (var one : town.look(reading -> reading.on(QueueKinds.SUBMISSION, shelf))) {
        if (one.origin().worker().equals(who.text())) {
          return one;
        }
      }
    }
    var worker = town.look(reading -> reading.find(Kinds.WORKER, who.text()));
    var assignment =
        worker == null || worker.isFree()
            ? null
            : town.look(reading -> reading.find(Kinds.ASSIGNMENT, worker.job().bead()));
    if (assignment == null
        || !assignment.isLive()
        || !assignment.claim().worker().equals(who.text())) {
      throw nothing(who).refusal();
    }
    var head = git.commitOf("refs/heads/" + assignment.branch());
    var target = git.commitOf("refs/remotes/origin/" + rig.target());
    var base = head == null || target == null ? null : git.mergeBase(target, head);
    if (head == null || base == null || head.equals(base)) {
      throw nothing(who).refusal();
    }
    var bead = town.look(reading -> reading.rows().bead(assignment.bead()));
    var origin =
        new Submission.Origin(
            rig.name(),
            assignment.bead(),
            who.text(),
            assignment.epoch(),
            new Submission.Way(assignment.branch(), rig.target()),
            bead == null ? 2 : bead.priority());
    return new Submission(
        assignment.bead() + ".e" + assignment.epoch(),
        origin,
        new Submission.Span(base, head),
        Submission.State.DIRECT,
        town.clock().instant(),
        Submission.Verdict.NONE);
  }

  private Problem nothing(Address.Polecat who) {
    return new Problem(
        "nothing-to-land",
        who.shown() + " has nothing that could land",
        "it handed nothing in, and committed nothing to what hangs on its hook",
        List.of("gt polecats " + rig.name(), "gt mq list " + rig.name()));
  }

  private String session(Address.Polecat who) {
    for (var session : town.look(reading -> reading.on(Kinds.SESSION, Kinds.LIVE))) {
      if (session.agent().equals(who.text())
          && outside.outpost().look(SessionPlaces.of(town.ground(), session.id()))
              instanceof Outpost.Look.Running) {
        return "session " + session.id() + " still runs";
      }
    }
    return "";
  }

  private String worktree(Address.Polecat who) {
    var condition = git.condition(rig.worktree(who.name()));
    if (condition == null || condition.isClean()) {
      return "";
    }
    var files = new ArrayList<>(condition.changed());
    files.addAll(condition.untracked());
    return files.isEmpty()
        ? "a merge or rebase is under way"
        : "not committed: " + String.join(", ", files.subList(0, Math.min(5, files.size())));
  }

  private static String conflict(RigGit.Joined joined) {
    return switch (joined) {
      case RigGit.Joined.Commit _, RigGit.Joined.Already _ -> "";
      case RigGit.Joined.Conflict(var files) ->
          files.isEmpty() ? "nothing in common" : "conflicts in " + String.join(", ", files);
    };
  }

  private String head() {
    return switch (git.fetch(rig.target())) {
      case RigGit.Fetched.At(var commit) -> commit;
      case RigGit.Fetched.Missing() ->
          throw unreachable("it has no branch " + rig.target()).refusal();
      case RigGit.Fetched.Unreachable(var why) -> throw unreachable(why).refusal();
    };
  }

  private Problem unreachable(String why) {
    return new Problem(
        "remote-unreachable",
        "cannot look where " + rig.target() + " is",
        why,
        List.of("gt rig status " + rig.name(), "gt mq list " + rig.name()));
  }

  /// In a room of its own: the queue may be at work beside.
  private GateVerdict gates(String commit) {
    var order = new Order.RunGate(rig.name(), "direct", commit, git.treeOf(commit));
    Path room = rig.gateRoom().resolveSibling("direct");
    return new Gates(town, outside).judge(rig, order, room);
  }

  /// From here on the work is out of the worker's hands.
  private Submission taken(Wish wish, Submission subject) {
    git.pin(subject.pin(), subject.commit(), null);
    return town.change("land-direct", wish.by(), office -> take(office, subject));
  }

  private Submission take(Office office, Submission subject) {
    var known = office.book().find(QueueKinds.SUBMISSION, subject.id());
    var present = known == null ? subject : known;
    boolean isLanding = new Steering(office, rig).isLanding(present);
    if (present.state().isOver() || isLanding) {
      throw new Problem(
              "not-in-queue",
              present.id() + " cannot be landed any more",
              isLanding ? "the queue lands it at this moment" : "the queue was done with it first",
              List.of("gt mq status " + present.id()))
          .refusal();
    }
    var mine = present.now(Submission.State.DIRECT, Submission.Verdict.NONE);
    office.book().put(QueueKinds.SUBMISSION, mine);
    var origin = mine.origin();
    new Happenings(office).tell(origin.worker(), new Fact.Submitted(origin.epoch()));
    office.book().draft().name("land-direct", origin.bead());
    return mine;
  }

  private Outcome landed(
      Wish wish, Submission mine, String tip, @Nullable Evidence evidence, List<Check> checks) {
    town.change(
        "land-direct",
        wish.by(),
        office -> {
          new Landing(office, rig).landedDirectly(mine.id(), tip, evidence);
          return true;
        });
    return new Outcome.Landed(mine, tip, checks);
  }

  private Outcome left(Submission mine, String why, List<Check> checks) {
    town.change(
        "land-direct",
        "overseer",
        office -> {
          office
              .book()
              .put(
                  QueueKinds.SUBMISSION,
                  mine.now(Submission.State.QUEUED, Submission.Verdict.NONE));
          office.book().draft().name("done", mine.origin().bead());
          return true;
        });
    return new Outcome.LeftToQueue(mine, why, checks);
  }

  /// Who said so, and which checks were not made, is part of it.
  private Evidence evidence(
      Wish wish,
      Submission mine,
      String head,
      String tip,
      @Nullable GateVerdict verdict,
      List<Check> checks) {
    var skipped = checks.stream().filter(Check::isSkipped).map(Check::name).toList();
    var overridden =
        checks.stream()
            .filter(check -> check.isSkipped() && !check.trouble().isEmpty())
            .map(check -> check.name() + ": " + check.trouble())
            .toList();
    var facts =
        Candidates.facts(git, rig, mine, head, tip)
            .put("kind", "direct")
            .put("by", wish.by())
            .put("skipped", Json.texts(skipped))
            .put("overridden", Json.texts(overridden));
    if (verdict != null) {
      facts
          .put("gated_commit", tip)
          .put("gated_tree", verdict.tree())
          .put("gates", verdict.gates());
      Candidates.gate(facts, verdict);
    }
    return new Evidence(mine.origin().bead(), facts.build());
  }
}
