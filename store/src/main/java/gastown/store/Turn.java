package gastown.store;

import gastown.beads.store.BeadStore.Answer;
import gastown.beads.store.Tables;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One write waiting for its turn. Its caller is told only when the commit that holds it is
/// durable.
final class Turn {
  private static final long LOOK_SECONDS = 5;

  private final String command;
  private final Function<Tables, Answer> work;
  private final CountDownLatch settled = new CountDownLatch(1);
  private @Nullable Answer answer;
  private @Nullable Throwable failure;

  Turn(String command, Function<Tables, Answer> work) {
    this.command = command;
    this.work = work;
  }

  /// Carries the work out within a transaction; what it threw is kept for the caller. An [Error] is
  /// no concern of this turn alone and is thrown on.
  boolean carryOut(Session session) {
    var attempt = new FutureTask<>(() -> Answers.once(session, command, work));
    attempt.run();
    if (attempt.state() == java.util.concurrent.Future.State.SUCCESS) {
      answer = attempt.resultNow();
      return true;
    }
    failure = attempt.exceptionNow();
    if (failure instanceof Error error) {
      throw error;
    }
    return false;
  }

  /// Ends the wait. `trouble` is what befell the whole batch, and stands before what befell this
  /// turn.
  void settle(@Nullable Throwable trouble) {
    if (trouble != null) {
      failure = trouble;
    }
    settled.countDown();
  }

  /// Waits to be settled, or until there is nobody left to settle it. An interrupted caller still
  /// waits: what it asked for is already happening.
  Answer await(CountDownLatch end, Path file) {
    boolean interrupted = false;
    while (true) {
      try {
        if (settled.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
          break;
        }
        if (end.getCount() == 0 && settled.getCount() > 0) {
          throw Trouble.closed(file);
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return outcome();
  }

  private Answer outcome() {
    return switch (failure) {
      case null -> {
        if (answer == null) {
          throw new IllegalStateException("a turn without an answer");
        }
        yield answer;
      }
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    };
  }
}
