package gastown.town.work;

import java.time.Instant;

/// Who has a bead. There is one for a bead, ever: the epoch only grows, and whoever acts under an
/// older one is refused.
public record Assignment(
    String bead, Claim claim, Phase phase, Instant since, Tally tally, String why) {

  /// Who holds it, under which number, and how the work was handed over.
  public record Claim(
      String rig, String worker, long epoch, String runtime, String words, String branch) {
    Claim next(String rig, String worker) {
      return new Claim(rig, worker, epoch + 1, runtime, words, branch);
    }
  }

  /// How often it went wrong. Waking a worker again never resets it; a person's word does.
  public record Tally(int attempts, int conflicts, int returns) {
    public static final Tally NONE = new Tally(0, 0, 0);

    Tally attempt() {
      return new Tally(attempts + 1, conflicts, returns);
    }

    Tally conflict() {
      return new Tally(attempts, conflicts + 1, returns);
    }

    Tally returned() {
      return new Tally(attempts, conflicts, returns + 1);
    }
  }

  public enum Phase {
    /// It hangs on a worker's hook; the worker is being woken.
    HOOKED,
    WORKING,
    /// Its commit is with the merge queue.
    SUBMITTED,
    /// Nobody has it; it came back from the merge queue and is offered again.
    RETURNED,
    /// Nobody has it, and nobody gets it before a person says so.
    STRANDED,
    /// Nobody has it; it was given back.
    RELEASED,
    LANDED;

    /// Whether somebody holds the bead.
    public boolean isLive() {
      return this == HOOKED || this == WORKING || this == SUBMITTED;
    }
  }

  public boolean isLive() {
    return phase.isLive();
  }

  public String branch() {
    return claim.branch();
  }

  public long epoch() {
    return claim.epoch();
  }

  public Assignment at(Phase next, Instant now) {
    return new Assignment(bead, claim, next, now, tally, why);
  }

  public Assignment because(String reason) {
    return new Assignment(bead, claim, phase, since, tally, reason);
  }

  Assignment with(Tally other) {
    return new Assignment(bead, claim, phase, since, other, why);
  }

  Assignment fenced() {
    return new Assignment(bead, claim.next(claim.rig(), claim.worker()), phase, since, tally, why);
  }
}
