package gastown.app.house;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// What is still done when a signal ends this process in the middle of something.
public final class CutShort {
  private static final long PATIENCE_SECONDS = 20;

  private CutShort() {}

  /// Does the work; `undo` is run when this process is ended before it is through.
  public static <T> T or(Runnable undo, Supplier<T> work) {
    var hook = new Thread(undo, "undo");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      forget(hook);
    }
  }

  /// Does work that gives up and tidies up when it is interrupted: that happens when this process
  /// is to end, which then waits for it.
  public static <T> T interrupted(Supplier<T> work) {
    var worker = Thread.currentThread();
    var over = new CountDownLatch(1);
    var isCut = new AtomicBoolean();
    return or(
        () -> {
          isCut.set(true);
          worker.interrupt();
          await(over);
        },
        () -> {
          try {
            return work.get();
          } finally {
            over.countDown();
            if (isCut.get()) {
              stay();
            }
          }
        });
  }

  /// Whatever the work met when it was interrupted is no news to anybody, and the code this process
  /// ends with is the signal's: nothing comes after it any more.
  private static void stay() {
    var end = new CountDownLatch(1);
    while (end.getCount() > 0) {
      try {
        end.await();
      } catch (InterruptedException e) {
        // there is nothing to go on with
      }
    }
  }

  private static void await(CountDownLatch over) {
    try {
      boolean isOver = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assert isOver : "it does not heed the interruption";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The end has begun, and the hook with it.
    }
  }
}
