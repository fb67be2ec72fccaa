package gastown.app.server;

import gastown.beads.Problem;
import gastown.cli.Later;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is left to do when the callers have their answers: one piece of work for each folder, on a
/// thread that lives as long as there is something. The server does not end before all is done.
final class Chores implements Later {
  /// After this, so that the answer goes out first and a burst of changes is one piece of work.
  private static final Duration SOON = Duration.ofMillis(50);

  private final ServerLog log;
  private final Set<Path> met = new HashSet<>();
  private final Map<Path, Chore> waiting = new HashMap<>();
  private final Set<Path> busy = new HashSet<>();
  private final Map<Path, String> troubles = new HashMap<>();
  private boolean isEnding;

  Chores(ServerLog log) {
    this.log = log;
  }

  @Override
  public synchronized String put(Path folder, Chore chore) {
    met.add(folder);
    waiting.put(folder, chore);
    if (busy.add(folder)) {
      Thread.startVirtualThread(() -> work(folder));
    }
    var trouble = troubles.remove(folder);
    return trouble == null ? "" : trouble;
  }

  @Override
  public synchronized String meet(Path folder, Chore chore) {
    return met.contains(folder) ? "" : put(folder, chore);
  }

  /// Does at once what is left, and returns when it is done.
  synchronized void finish() {
    isEnding = true;
    notifyAll();
    boolean interrupted = false;
    while (!busy.isEmpty()) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(Path folder) {
    var pause = SOON;
    while (true) {
      boolean isLast = rest(pause);
      var chore = next(folder);
      if (chore == null) {
        return;
      }
      var again = attempt(folder, chore, isLast);
      if (again != null && !isLast) {
        keep(folder, chore);
        pause = again;
      } else {
        pause = SOON;
      }
    }
  }

  /// Null when there is nothing to do any more; the folder's thread ends then.
  private synchronized @Nullable Chore next(Path folder) {
    var chore = waiting.remove(folder);
    if (chore == null) {
      busy.remove(folder);
      notifyAll();
    }
    return chore;
  }

  /// To be tried again, unless there is a newer one by now.
  private synchronized void keep(Path folder, Chore chore) {
    waiting.putIfAbsent(folder, chore);
  }

  private @Nullable Duration attempt(Path folder, Chore chore, boolean isLast) {
    try {
      return chore.run(isLast);
    } catch (Problem.Refusal refusal) {
      note(folder, refusal.problem().what());
    } catch (RuntimeException e) {
      // The supervisor: one broken piece of work must not end the others.
      log.say("a chore broke", e);
    }
    return null;
  }

  private synchronized void note(Path folder, String trouble) {
    troubles.put(folder, trouble);
  }

  /// Waits so long, or until the server ends; says whether it does.
  private synchronized boolean rest(Duration pause) {
    long end = System.nanoTime() + pause.toNanos();
    for (long left = pause.toNanos(); left > 0 && !isEnding; left = end - System.nanoTime()) {
      try {
        wait(left / 1_000_000L, (int) (left % 1_000_000L));
      } catch (InterruptedException e) {
        // Nobody interrupts this thread but the end of the process.
        return true;
      }
    }
    return isEnding;
  }
}
