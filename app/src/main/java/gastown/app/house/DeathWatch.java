package gastown.app.house;

import gastown.town.ports.Outpost.ProcessMark;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Tells when processes are over that need not be our children. One thread for all of them, and
/// none while nobody is watched.
///
/// The JVM's own `onExit` looks every five seconds at processes it did not start, takes a thread
/// for each, and never sees the end of one whose parent does not reap it.
final class DeathWatch {
  private static final long PAUSE_MILLIS = 250;

  private final Predicate<ProcessMark> isAlive;
  private final List<Watched> watched = new ArrayList<>();
  private @Nullable Thread thread;

  DeathWatch(Predicate<ProcessMark> isAlive) {
    this.isAlive = isAlive;
  }

  private record Watched(ProcessMark process, Runnable then) {}

  void add(ProcessMark process, Runnable then) {
    synchronized (watched) {
      watched.add(new Watched(process, then));
      if (thread == null) {
        thread = Thread.ofPlatform().daemon().name("death-watch").start(this::look);
      }
      watched.notifyAll();
    }
  }

  private void look() {
    try {
      while (true) {
        for (var dead : dead()) {
          Thread.startVirtualThread(dead.then());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Watched> dead() throws InterruptedException {
    synchronized (watched) {
      while (watched.isEmpty()) {
        watched.wait();
      }
      var dead = watched.stream().filter(each -> !isAlive.test(each.process())).toList();
      watched.removeAll(dead);
      if (dead.isEmpty()) {
        watched.wait(PAUSE_MILLIS);
      }
      return dead;
    }
  }
}
