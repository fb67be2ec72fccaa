package gastown.engine.life;

import gastown.engine.Ground;
import gastown.engine.Office;
import gastown.engine.Town;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.ports.Cloning;
import gastown.town.ports.RigGit;
import gastown.town.work.Salvaged;
import gastown.town.work.Worker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes worktrees away while a town is down. All of it is kept first, and branches stay: a worker
/// that is woken later finds its worktree made anew, as it was committed.
public record Clearing(Town town, Cloning cloning) {

  /// `cleared` are gone, `kept` hold work that is not committed and stay.
  public record Cleared(List<String> cleared, List<String> kept) {
    public Cleared {
      cleared = List.copyOf(cleared);
      kept = List.copyOf(kept);
    }
  }

  /// `alsoDirty` takes worktrees away that hold what is not committed; it stays under its ref.
  public Cleared clear(boolean alsoDirty) {
    var cleared = new ArrayList<String>();
    var kept = new ArrayList<String>();
    for (var worker : town.look(reading -> reading.all(Kinds.WORKER))) {
      var rig = town.ground().rig(worker.who().rig());
      if (rig == null) {
        continue;
      }
      var git = cloning.at(rig.canonical());
      var condition = git.condition(rig.worktree(worker.who().name()));
      if (condition == null) {
        continue;
      }
      boolean isKept = !condition.isClean() && !alsoDirty;
      if (!isKept && take(git, rig, worker)) {
        cleared.add(worker.who().shown());
      } else {
        kept.add(worker.who().shown());
      }
    }
    return new Cleared(cleared, kept);
  }

  /// Keeps what is not committed in the worktrees of a rig's workers, and leaves them where they
  /// are; returns the refs.
  public List<String> keep(Ground.Rig rig, String why) {
    var refs = new ArrayList<String>();
    for (var worker : town.look(reading -> reading.all(Kinds.WORKER))) {
      if (worker.who().rig().equals(rig.name())) {
        var git = cloning.at(rig.canonical());
        var condition = git.condition(rig.worktree(worker.who().name()));
        var ref = condition == null || condition.isClean() ? null : save(git, rig, worker, why);
        if (ref != null) {
          refs.add(ref);
        }
      }
    }
    return refs;
  }

  private boolean take(RigGit git, Ground.Rig rig, Worker worker) {
    var kept = save(git, rig, worker, "the town is shut down");
    if (kept == null) {
      return false;
    }
    git.removeWorktree(rig.worktree(worker.who().name()), kept);
    return true;
  }

  /// The ref that holds all that is in the worktree, or null when there is nothing.
  private @Nullable String save(RigGit git, Ground.Rig rig, Worker worker, String why) {
    Address.Polecat who = worker.who();
    var now = town.clock().instant();
    var ref = "refs/gastown/salvage/" + who.text() + "/shutdown-" + now.toEpochMilli();
    if (!(git.save(rig.worktree(who.name()), ref, who.shown() + ": " + why + "\n")
        instanceof RigGit.Saved.Kept(var kept, var commit, var skipped))) {
      return null;
    }
    var job = worker.job();
    var owner = new Salvaged.Owner(rig.name(), who.text(), job.bead(), job.session(), why);
    var salvaged = new Salvaged(kept, commit, owner, now, List.copyOf(skipped.keySet()));
    town.change("shutdown", "overseer", office -> note(office, salvaged));
    return kept;
  }

  private static boolean note(Office office, Salvaged salvaged) {
    office.book().put(Kinds.SALVAGE, salvaged);
    office.book().draft().name("shutdown", salvaged.owner().worker());
    return true;
  }
}
