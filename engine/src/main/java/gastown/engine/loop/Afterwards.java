package gastown.engine.loop;

import java.util.concurrent.atomic.AtomicInteger;

/// Something that is to be done after each turn and may take longer than a turn: on a thread of its
/// own, one at a time. What happens meanwhile is made up for once, when it is done.
final class Afterwards {
  private final Runnable work;
  private final AtomicInteger news = new AtomicInteger();
  private boolean isOver;

  Afterwards(Runnable work) {
    this.work = work;
  }

  void turned() {
    if (news.getAndIncrement() == 0) {
      Thread.ofVirtual().name("after the turn").start(this::rounds);
    }
  }

  private void rounds() {
    int seen = 0;
    boolean isWhole = false;
    try {
      do {
        seen = news.get();
        once();
      } while (!news.compareAndSet(seen, 0));
      isWhole = true;
    } finally {
      if (!isWhole) {
        // broken work is begun again by the next turn
        news.set(0);
      }
    }
  }

  private synchronized void once() {
    if (!isOver) {
      work.run();
    }
  }

  /// Returns when nothing is done any more, and nothing will be.
  synchronized void end() {
    isOver = true;
  }
}
