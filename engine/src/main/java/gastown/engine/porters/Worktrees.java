package gastown.engine.porters;

import gastown.beads.Problem;
import gastown.engine.Ground;
import gastown.engine.Town;
import gastown.engine.loop.Report;
import gastown.engine.loop.Report.Result;
import gastown.town.address.Address;
import gastown.town.ports.RigGit;
import gastown.town.work.Order;
import gastown.town.work.Queued;
import gastown.town.work.Salvaged;
import gastown.town.work.Worker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Saves what is in a worker's worktree, and removes worktrees that are saved.
final class Worktrees {
  private final Town town;
  private final Outside outside;

  Worktrees(Town town, Outside outside) {
    this.town = town;
    this.outside = outside;
  }

  /// Where and whose.
  private record Spot(Ground.Rig rig, Address.Polecat who, RigGit git, Path folder) {}

  private @Nullable Spot spot(String worker) {
    if (!(Address.read(worker) instanceof Address.Polecat who)) {
      return null;
    }
    var rig = town.ground().rig(who.rig());
    return rig == null
        ? null
        : new Spot(rig, who, outside.cloning().at(rig.canonical()), rig.worktree(who.name()));
  }

  /// Keeps what is not committed; what is committed is on the worker's branch, which stays.
  Report.Done save(Queued order, String worker, String session, String why) {
    var spot = spot(worker);
    var saved = new ArrayList<Salvaged>();
    if (spot != null) {
      var condition = spot.git().condition(spot.folder());
      if (condition == null || !condition.isClean()) {
        keep(spot, order, session, why, saved);
      }
    }
    return new Report.Done(order, new Result.Fine(), saved);
  }

  /// Makes room for a worktree on a branch: a folder that is none any more, or that its agent took
  /// to another branch, is saved and removed. One that is as it should be stays with all it holds.
  void makeRoom(Queued order, Order.StartSession start, List<Salvaged> saved) {
    var spot = spot(start.worker());
    if (spot == null) {
      return;
    }
    var condition = spot.git().condition(spot.folder());
    if (condition == null || !start.branch().equals(condition.branch())) {
      var kept = keep(spot, order, start.session(), "it was in the way", saved);
      if (kept != null) {
        spot.git().removeWorktree(spot.folder(), kept);
      }
    }
  }

  /// The ref that holds the exact state, or null when there is nothing to hold.
  private @Nullable String keep(
      Spot spot, Queued order, String session, String why, List<Salvaged> saved) {
    var ref = ref(spot, order);
    var message = spot.who().shown() + ": " + why + "\n\nSession: " + session + "\n";
    if (spot.git().save(spot.folder(), ref, message)
        instanceof RigGit.Saved.Kept(var kept, var commit, var skipped)) {
      saved.add(
          new Salvaged(
              kept,
              commit,
              owner(spot, session, why),
              town.clock().instant(),
              List.copyOf(skipped.keySet())));
      return kept;
    }
    return null;
  }

  private static String ref(Spot spot, Queued order) {
    return "refs/gastown/salvage/" + spot.who().text() + "/" + order.id() + "." + order.tries();
  }

  Report.Done clear(Queued order, Order.ClearWorktree clear) {
    var spot = spot(clear.worker());
    var saved = new ArrayList<Salvaged>();
    if (spot != null) {
      clear(spot, order, clear, saved);
    }
    return new Report.Done(order, new Result.Fine(), saved);
  }

  private void clear(Spot spot, Queued order, Order.ClearWorktree clear, List<Salvaged> saved) {
    var git = spot.git();
    var condition = git.condition(spot.folder());
    var held = condition != null && condition.isClean() ? pinned(git, condition.head()) : null;
    if (held == null || !isRemoved(spot, held)) {
      keep(spot, order, clear.session(), clear.why(), saved);
      // where nothing was to be kept, git may still know of a worktree
      git.removeWorktree(spot.folder(), ref(spot, order));
    }
    var head = git.commitOf("refs/heads/" + clear.branch());
    if (head != null) {
      // the worktree may have gone earlier, or been taken elsewhere by its agent
      boolean isSeen = condition != null && head.equals(condition.head());
      if (!isSeen && pinned(git, head) == null) {
        saved.add(pinned(spot, order, clear, head));
      }
      git.deleteBranch(clear.branch(), head);
    }
  }

  /// Whether the worktree is gone. It may hold more than the commit it stands at: a stash, or a
  /// repository of its agent's own; then it stays.
  private static boolean isRemoved(Spot spot, String ref) {
    try {
      spot.git().removeWorktree(spot.folder(), ref);
      return true;
    } catch (Problem.Refusal refusal) {
      if (!refusal.problem().code().equals("not-kept")) {
        throw refusal;
      }
      return false;
    }
  }

  private Salvaged pinned(Spot spot, Queued order, Order.ClearWorktree clear, String head) {
    var ref = "refs/gastown/salvage/" + spot.who().text() + "/" + order.id() + ".branch";
    spot.git().pin(ref, head, null);
    return new Salvaged(
        ref,
        head,
        owner(spot, clear.session(), "its branch " + clear.branch() + ": " + clear.why()),
        town.clock().instant(),
        List.of());
  }

  private static Salvaged.Owner owner(Spot spot, String session, String why) {
    var bead = Worker.Job.bead(session);
    return new Salvaged.Owner(spot.rig().name(), spot.who().text(), bead, session, why);
  }

  /// A submission or salvage that holds exactly this commit, or null.
  private static @Nullable String pinned(RigGit git, String commit) {
    for (var ref : git.refs("refs/gastown/").entrySet()) {
      if (ref.getValue().equals(commit)) {
        return ref.getKey();
      }
    }
    return null;
  }
}
