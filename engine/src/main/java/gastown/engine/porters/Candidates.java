package gastown.engine.porters;

import gastown.beads.json.Json;
import gastown.engine.Ground;
import gastown.engine.Town;
import gastown.engine.loop.Report;
import gastown.engine.loop.Report.Result;
import gastown.engine.queue.Evidence;
import gastown.engine.queue.Landing;
import gastown.town.book.QueueKinds;
import gastown.town.ports.RigGit;
import gastown.town.queue.Candidate;
import gastown.town.queue.GateVerdict;
import gastown.town.queue.Submission;
import gastown.town.work.Order;
import gastown.town.work.Queued;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Builds candidates and lands them.
final class Candidates {
  private final Town town;
  private final Outside outside;

  Candidates(Town town, Outside outside) {
    this.town = town;
    this.outside = outside;
  }

  Report build(Queued order, Order.BuildCandidate build) {
    var rig = town.ground().rig(build.rig());
    var candidate = town.look(reading -> reading.find(QueueKinds.CANDIDATE, build.candidate()));
    if (rig == null || candidate == null) {
      return new Report.Done(order, new Result.Fine(), List.of());
    }
    var git = outside.cloning().at(rig.canonical());
    return switch (git.fetch(rig.target())) {
      case RigGit.Fetched.At(var head) ->
          new Report.Done(order, new Result.Built(stack(git, rig, candidate, head)), List.of());
      case RigGit.Fetched.Missing() ->
          new Report.Done(
              order, new Result.Unreachable("it has no branch " + rig.target()), List.of());
      case RigGit.Fetched.Unreachable(var why) ->
          new Report.Done(order, new Result.Unreachable(why), List.of());
    };
  }

  private Landing.Building stack(RigGit git, Ground.Rig rig, Candidate candidate, String head) {
    var included = new ArrayList<String>();
    var parts = new ArrayList<String>();
    var conflicts = new LinkedHashMap<String, List<String>>();
    var already = new ArrayList<Landing.Already>();
    var tip = head;
    for (var id : candidate.submissions()) {
      var submission = town.look(reading -> reading.find(QueueKinds.SUBMISSION, id));
      if (submission == null || submission.state().isOver()) {
        continue;
      }
      switch (join(git, rig, tip, submission)) {
        case RigGit.Joined.Commit(var commit, var _) -> {
          included.add(id);
          parts.add(commit);
          tip = commit;
        }
        case RigGit.Joined.Already() -> {
          // what is only in the pile below it lands with that, and is found here the next time
          if (git.isAncestor(submission.commit(), head)) {
            already.add(new Landing.Already(id, already(git, rig, submission)));
          }
        }
        case RigGit.Joined.Conflict(var files) -> {
          if (tip.equals(head)) {
            conflicts.put(id, files);
          } else if (join(git, rig, head, submission) instanceof RigGit.Joined.Conflict(var own)) {
            conflicts.put(id, own);
          }
        }
      }
    }
    var built = new Candidate.Built(head, git.treeOf(head), tip, git.treeOf(tip), parts);
    return new Landing.Building(built, included, conflicts, already);
  }

  RigGit.Joined join(RigGit git, Ground.Rig rig, String base, Submission submission) {
    var origin = submission.origin();
    var bead = town.look(reading -> reading.rows().bead(origin.bead()));
    var title = bead == null ? "" : ": " + bead.title().replace('\n', ' ');
    var message =
        "Merge "
            + origin.bead()
            + title
            + "\n\nBead: "
            + origin.bead()
            + "\nGastown-Worker: "
            + origin.worker()
            + "\nGastown-Epoch: "
            + origin.epoch()
            + "\nGastown-Submission: "
            + submission.id()
            + "\n";
    var author = new RigGit.Author("refinery", rig.name() + ".refinery@gastown.local");
    return git.join(base, submission.commit(), message, author);
  }

  Report land(Queued order, Order.Land land) {
    var rig = town.ground().rig(land.rig());
    var candidate = town.look(reading -> reading.find(QueueKinds.CANDIDATE, land.candidate()));
    if (rig == null || candidate == null) {
      return new Report.Done(order, new Result.Fine(), List.of());
    }
    var git = outside.cloning().at(rig.canonical());
    var result =
        switch (git.push(land.commit(), rig.target(), land.expected())) {
          case RigGit.Pushed.Done() -> new Result.Pushed(evidence(git, rig, candidate));
          case RigGit.Pushed.Overtaken() ->
              isThere(git, rig, land.commit())
                  ? new Result.Pushed(evidence(git, rig, candidate))
                  : new Result.Overtaken();
          case RigGit.Pushed.Unreachable(var why) -> new Result.Unreachable(why);
          case RigGit.Pushed.Refused(var why) -> new Result.Refused(why);
        };
    return new Report.Done(order, result, List.of());
  }

  /// An earlier try may have pushed it, and somebody went on from there before that was reported.
  private static boolean isThere(RigGit git, Ground.Rig rig, String commit) {
    return git.fetch(rig.target()) instanceof RigGit.Fetched.At(var head)
        && git.isAncestor(commit, head);
  }

  /// The target holds it already, whoever brought it there.
  private static Evidence already(RigGit git, Ground.Rig rig, Submission submission) {
    var facts = facts(git, rig, submission, submission.base(), submission.commit());
    return new Evidence(submission.origin().bead(), facts.put("already", true).build());
  }

  private List<Evidence> evidence(RigGit git, Ground.Rig rig, Candidate candidate) {
    var all = new ArrayList<Evidence>();
    var built = candidate.built();
    var policy = town.ground().policy(rig.name());
    var verdict =
        town.look(reading ->
            reading.find(QueueKinds.VERDICT, GateVerdict.key(built.tree(), policy.gates())));
    var base = built.base();
    for (int i = 0; i < candidate.submissions().size(); i++) {
      var id = candidate.submissions().get(i);
      var submission = town.look(reading -> reading.find(QueueKinds.SUBMISSION, id));
      var part = built.parts().get(i);
      if (submission != null) {
        var facts =
            facts(git, rig, submission, base, part)
                .put("gated_commit", built.commit())
                .put("gated_tree", built.tree())
                .put("gates", policy.gates());
        if (verdict != null) {
          gate(facts, verdict);
        }
        all.add(new Evidence(submission.origin().bead(), facts.build()));
      }
      base = part;
    }
    return all;
  }

  /// Whose it was, and what it made of the target.
  static Json.Builder facts(
      RigGit git, Ground.Rig rig, Submission submission, String base, String part) {
    var origin = submission.origin();
    return Json.object()
        .put("bead", origin.bead())
        .put("rig", rig.name())
        .put("target", rig.target())
        .put("epoch", origin.epoch())
        .put("agent", origin.worker())
        .put("submission", submission.id())
        .put("submitted", submission.commit())
        .put("base", base)
        .put("head", part)
        .put("tree", git.treeOf(part))
        .put("diff", git.diffDigest(base, part));
  }

  /// What the gates said.
  static void gate(Json.Builder facts, GateVerdict verdict) {
    var run = verdict.run();
    facts
        .put("gate_command", run.command())
        .put("gate_exit", run.exit())
        .put("gate_millis", run.millis())
        .put("gate_attempts", run.attempts())
        .put("gate_log", run.log())
        .put("gate_log_digest", run.digest());
  }
}
