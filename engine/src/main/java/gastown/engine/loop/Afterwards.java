package gastown.engine.loop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Something that is to be done after each turn and may take longer than a turn: on a thread of its
/// own, one at a time. What happens meanwhile, and shortly after, is made up for once: many short
/// turns are not to be slowed down by it.
final class Afterwards {
  private static final Duration REST = Duration.ofMillis(200);

  private final Runnable work;
  private final AtomicInteger news = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);

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
        rest();
      } while (!news.compareAndSet(seen, 0));
      isWhole = true;
    } finally {
      if (!isWhole) {
        // broken work is begun again by the next turn
        news.set(0);
      }
    }
  }

  private void rest() {
    try {
      over.await(REST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void once() {
    if (over.getCount() > 0) {
      work.run();
    }
  }

  /// Returns when nothing is done any more, and nothing will be.
  synchronized void end() {
    over.countDown();
  }
}
