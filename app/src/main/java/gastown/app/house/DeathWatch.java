package gastown.app.house;

import gastown.town.ports.Outpost.ProcessMark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Tells when processes are over that need not be our children. On Linux one thread waits for the
/// system to tell; elsewhere, and for what the system gives no descriptor for, one looks four times
/// a second, as long as there is anything to look at.
///
/// The JVM's own `onExit` looks every five seconds at processes it did not start, takes a thread
/// for each, and never sees the end of one whose parent does not reap it.
final class DeathWatch {
  private static final long PAUSE_MILLIS = 250;

  private final Predicate<ProcessMark> isAlive;
  private final Map<Integer, Watched> told = new HashMap<>();
  private final List<Watched> looked = new ArrayList<>();
  private @Nullable ProcessDescriptors descriptors;
  private boolean isOpen;
  private boolean isLooking;

  DeathWatch(Predicate<ProcessMark> isAlive) {
    this.isAlive = isAlive;
  }

  private record Watched(ProcessMark process, Runnable then) {}

  synchronized void add(ProcessMark process, Runnable then) {
    var from = descriptors();
    var watched = new Watched(process, then);
    int descriptor = from == null ? -1 : from.watch(process.number());
    if (from != null && descriptor >= 0) {
      // If the number is another's by now, so is the descriptor.
      if (isAlive.test(process)) {
        told.put(descriptor, watched);
      } else {
        from.forget(descriptor);
        Thread.startVirtualThread(then);
      }
    } else if (isAlive.test(process)) {
      look(watched);
    } else {
      Thread.startVirtualThread(then);
    }
  }

  private @Nullable ProcessDescriptors descriptors() {
    if (!isOpen) {
      isOpen = true;
      var opened = ProcessDescriptors.open();
      if (opened != null) {
        start("death-watch", () -> listen(opened));
      }
      descriptors = opened;
    }
    return descriptors;
  }

  private static void start(String name, Runnable work) {
    Thread.ofPlatform().daemon().name(name).start(work);
  }

  private void listen(ProcessDescriptors from) {
    try {
      while (true) {
        int descriptor = from.next();
        var watched = descriptor < 0 ? null : forget(descriptor, from);
        if (watched != null) {
          Thread.startVirtualThread(watched.then());
        } else {
          // News that mean nothing are rare; should they come without end, they cost little.
          Thread.sleep(PAUSE_MILLIS / 10);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// News may come late, when the descriptor's number is already that of another process.
  private synchronized @Nullable Watched forget(int descriptor, ProcessDescriptors from) {
    var watched = told.get(descriptor);
    if (watched == null || isAlive.test(watched.process())) {
      return null;
    }
    told.remove(descriptor);
    from.forget(descriptor);
    return watched;
  }

  private void look(Watched watched) {
    looked.add(watched);
    if (!isLooking) {
      isLooking = true;
      start("death-look", this::look);
    }
    notifyAll();
  }

  private synchronized void look() {
    try {
      while (true) {
        while (looked.isEmpty()) {
          wait();
        }
        var dead = looked.stream().filter(each -> !isAlive.test(each.process())).toList();
        looked.removeAll(dead);
        dead.forEach(each -> Thread.startVirtualThread(each.then()));
        wait(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
