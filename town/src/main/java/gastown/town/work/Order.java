package gastown.town.work;

import java.time.Duration;

/// Something to be done in the world. It is in the store before anybody begins it, and doing it
/// twice is as good as once.
public sealed interface Order {
  /// The kind's word.
  String kind();

  /// What the order is about: two orders about the same thing are never carried out side by side.
  String about();

  sealed interface OfWorker extends Order {
    String worker();

    String session();

    @Override
    default String about() {
      return worker();
    }
  }

  /// After it a session runs that did not run before.
  sealed interface Beginning extends OfWorker {}

  /// Make the worktree if it is missing, start the session.
  record StartSession(String worker, String bead, long epoch, int wakes, String branch)
      implements Beginning {
    @Override
    public String kind() {
      return "start-session";
    }

    @Override
    public String session() {
      return new Worker.Job(bead, epoch, wakes, branch).session();
    }
  }

  /// Start the session of somebody who is no worker, in place of the one before, `after`, with the
  /// same program.
  record StartOffice(String worker, String session, String after, String runtime)
      implements Beginning {
    @Override
    public String kind() {
      return "start-office";
    }
  }

  /// End the session and all it started, and save what is in the worktree.
  record EndSession(String worker, String session, Duration grace, String why) implements OfWorker {
    @Override
    public String kind() {
      return "end-session";
    }
  }

  /// Save what is in the worktree; it stays.
  record SaveWork(String worker, String session, String why) implements OfWorker {
    @Override
    public String kind() {
      return "save-work";
    }
  }

  /// Save what is in the worktree and remove it and its branch.
  record ClearWorktree(String worker, String session, String branch, String why)
      implements OfWorker {
    @Override
    public String kind() {
      return "clear-worktree";
    }
  }

  /// Type words of the ledger of nudges, where they are called `nudge`, if somebody listens. The
  /// ledger decides whether they are still to be typed.
  record Nudge(String worker, String session, String nudge, String text) implements OfWorker {
    /// The ledger gives them their name.
    static Nudge unnamed(String worker, String session, String text) {
      return new Nudge(worker, session, "", text);
    }

    @Override
    public String kind() {
      return "nudge";
    }
  }

  sealed interface OfQueue extends Order {
    String rig();

    @Override
    default String about() {
      return rig() + "/refinery";
    }
  }

  /// Look where the target branch is, and join these submissions to it one after the other.
  record BuildCandidate(String rig, String candidate) implements OfQueue {
    @Override
    public String kind() {
      return "build-candidate";
    }
  }

  /// Run the gates on a commit.
  record RunGate(String rig, String candidate, String commit, String tree) implements OfQueue {
    @Override
    public String kind() {
      return "run-gate";
    }

    @Override
    public String about() {
      return rig + "/gate";
    }
  }

  /// Move the target branch from `expected` to `commit`.
  record Land(String rig, String candidate, String commit, String expected) implements OfQueue {
    @Override
    public String kind() {
      return "land";
    }
  }
}
