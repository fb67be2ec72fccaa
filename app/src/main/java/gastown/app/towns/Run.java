package gastown.app.towns;

import gastown.beads.Problem;
import gastown.beads.store.BeadStore;
import gastown.engine.Town;
import gastown.engine.loop.TownLoop;
import gastown.engine.porters.AllPorters;
import gastown.engine.work.Alarms;
import gastown.town.work.Step;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// One town that is up: its loop, and the supervisor that starts a loop that crashed again. A lock
/// in the town keeps a second server from turning the same loop.
final class Run {
  private static final long FULL_NANOS = 5_000_000_000L;
  private static final int CRASHES_MOST = 3;
  private static final long CRASH_WINDOW_NANOS = 600_000_000_000L;

  private final Path root;
  private final Grounds grounds;
  private final BiConsumer<String, @Nullable Throwable> log;
  private final BeadStore store;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final Deque<Long> crashes = new ArrayDeque<>();
  private final Thread thread;
  private final Trail trail;
  private volatile @Nullable TownLoop loop;
  private volatile boolean isEnding;

  private Run(
      Path root,
      Grounds grounds,
      BiConsumer<String, @Nullable Throwable> log,
      BeadStore store,
      FileLock lock) {
    this.root = root;
    this.grounds = grounds;
    this.log = log;
    this.store = store;
    this.lock = lock;
    this.lockFile = (FileChannel) lock.acquiredBy();
    this.trail = new Trail(root);
    this.thread =
        Thread.ofPlatform().daemon().name("town " + root.getFileName()).unstarted(this::supervise);
  }

  /// Null when somebody else turns this town's loop, or it cannot be opened now.
  static @Nullable Run begin(
      Path root, Grounds grounds, BiConsumer<String, @Nullable Throwable> log) {
    new gastown.app.house.LocalDisk()
        .makeFolder(new gastown.town.layout.Town(root).runtime(), true);
    var lock = lock(root, log);
    if (lock == null) {
      return null;
    }
    var run = new Run(root, grounds, log, grounds.store(root), lock);
    run.thread.start();
    return run;
  }

  static Path lockFile(Path root) {
    return new gastown.town.layout.Town(root).runtime().resolve("loop.lock");
  }

  private static @Nullable FileLock lock(Path root, BiConsumer<String, @Nullable Throwable> log) {
    var file = lockFile(root);
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = channel.tryLock();
      if (lock == null) {
        channel.close();
      }
      return lock;
    } catch (IOException e) {
      log.accept("cannot lock " + file, e);
      return null;
    }
  }

  Path root() {
    return root;
  }

  void wake() {
    var present = loop;
    if (present != null) {
      present.wake();
    }
  }

  /// Wakes the loop when something was written by whoever does not tell us.
  void lookAround() {
    if (trail.isFresh()) {
      wake();
    }
  }

  void heard(String session) {
    var present = loop;
    if (present != null) {
      present.heard(session);
    }
  }

  long turns() {
    var present = loop;
    return present == null ? 0 : present.turns();
  }

  java.time.Instant lastTurn() {
    var present = loop;
    return present == null ? java.time.Instant.EPOCH : present.lastTurn();
  }

  private void supervise() {
    int strays = grounds.endStrays(root);
    if (strays > 0) {
      log.accept("ended " + strays + " programs of an earlier loop of " + root, null);
    }
    while (!isEnding) {
      try {
        var town = grounds.town(root, store);
        var present = new TownLoop(town, new AllPorters(town, grounds.outside(root)), log);
        loop = present;
        if (!isEnding) {
          present.run();
        }
      } catch (RuntimeException e) {
        if (isOutOfRoom(e)) {
          // nobody's fault, and it passes: nothing was answered that is not kept
          log.accept("the loop of " + root + " waits for room on the disk", null);
          LockSupport.parkNanos(FULL_NANOS);
          continue;
        }
        // The supervisor: a loop that crashed is started again, but not for ever.
        log.accept("the loop of " + root + " crashed", e);
        if (isTooOften()) {
          tell(e);
          return;
        }
        LockSupport.parkNanos(1_000_000_000L << crashes.size());
      }
    }
  }

  private static boolean isOutOfRoom(RuntimeException e) {
    return e instanceof Problem.Refusal refusal
        && refusal.problem().code().equals("store-disk-full");
  }

  private boolean isTooOften() {
    long now = System.nanoTime();
    crashes.add(now);
    while (now - crashes.getFirst() > CRASH_WINDOW_NANOS) {
      crashes.removeFirst();
    }
    return crashes.size() >= CRASHES_MOST;
  }

  private void tell(RuntimeException crash) {
    Town town = grounds.town(root, store);
    town.change(
        "crash",
        "deacon",
        office ->
            new Alarms(office)
                .raise(
                    new Step.Alarm(
                        "loop",
                        "critical",
                        "The town's loop crashed "
                            + CRASHES_MOST
                            + " times and is stopped (gt up starts it again): "
                            + crash),
                    ""));
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  /// Takes no further turn; returns when the last one is over.
  void end() {
    isEnding = true;
    var present = loop;
    if (present != null) {
      present.end();
    }
    LockSupport.unpark(thread);
    try {
      thread.join(30_000);
      lock.release();
      lockFile.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      log.accept("cannot unlock " + root, e);
    }
    store.close();
  }
}
