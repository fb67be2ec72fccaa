package gastown.store;

import gastown.beads.store.BeadStore;
import gastown.beads.store.Questions;
import gastown.beads.store.Rows;
import gastown.beads.store.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Beads in one SQLite file, for a server: one writes at a time. Who comes while somebody writes
/// waits; a thread of the store takes all that is waiting, does it in one transaction, each work in
/// a savepoint of its own when there are several, commits once, and only then tells the callers. So
/// many small writes cost one flush of the disk, and nobody is overtaken. Who comes when nobody
/// writes, shortly after somebody did, writes at once on its own thread.
///
/// A read must not be started within a read, nor a write within a write.
public final class SharedStore implements BeadStore, Questions {
  /// How many changes go into one commit.
  public static final int MOST_AT_ONCE = 64;

  /// How many may read at once.
  public static final int MOST_READERS = 8;

  private static final int REST_AFTER_SECONDS = 2;

  private final Path file;
  private final Pool pool;
  private final Semaphore readers = new Semaphore(MOST_READERS, true);
  private final LinkedBlockingQueue<Turn> waiting = new LinkedBlockingQueue<>();
  private final Turn last = new Turn("", _ -> new Answer(0, "", ""));
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Thread writer;
  private final Object door = new Object();
  private boolean closed;
  // whoever holds it writes
  private final ReentrantLock pen = new ReentrantLock();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean isRestless;
  private final AtomicLong settled = new AtomicLong();

  private SharedStore(Path file, Pool pool) {
    this.file = file;
    this.pool = pool;
  }

  /// Opens the database at `file`; refuses when there is none, or when it is on a disk of another
  /// machine.
  ///
  /// `threads` gives the writer a thread of its own until the store is closed.
  public static SharedStore open(Path file, Executor threads) {
    var whole = file.toAbsolutePath();
    Pool.requireSome(whole);
    LocalDisk.require(whole);
    var pool = new Pool(whole, true);
    pool.give(pool.take());
    var store = new SharedStore(whole, pool);
    threads.execute(store::serve);
    return store;
  }

  @Override
  public <T> T read(Function<Rows, T> work) {
    readers.acquireUninterruptibly();
    try {
      return Transaction.read(pool, work);
    } finally {
      readers.release();
    }
  }

  @Override
  public Answer write(String command, Function<Tables, Answer> work) {
    if (Thread.currentThread() == writer) {
      throw new IllegalStateException("a write within a write");
    }
    var turn = new Turn(command, work);
    boolean isAlone;
    synchronized (door) {
      if (closed) {
        throw Trouble.closed(file);
      }
      isAlone = underWay.get() == 0 && hasPen();
      underWay.incrementAndGet();
      if (!isAlone) {
        waiting.add(turn);
      }
    }
    if (isAlone) {
      try {
        settle(List.of(turn));
      } finally {
        pen.unlock();
      }
    }
    return turn.await(ended, file);
  }

  /// Takes the pen, unless somebody has it or the store's thread would not look for a rest later.
  private boolean hasPen() {
    if (!pen.tryLock()) {
      return false;
    }
    if (!isRestless) {
      pen.unlock();
    }
    return pen.isHeldByCurrentThread();
  }

  /// How many writes wait for their turn.
  int waiting() {
    return waiting.size();
  }

  private void serve() {
    try {
      serveUntilClosed();
    } finally {
      ended.countDown();
    }
  }

  private void serveUntilClosed() {
    var batch = new ArrayList<Turn>();
    boolean open = true;
    while (open) {
      batch.clear();
      var first = next();
      if (first == null) {
        continue;
      }
      batch.add(first);
      pen.lock();
      try {
        waiting.drainTo(batch, MOST_AT_ONCE - 1);
        open = !batch.remove(last);
        settle(batch);
      } finally {
        pen.unlock();
      }
    }
  }

  /// The next turn; null when there is none yet.
  private @Nullable Turn next() {
    try {
      if (!isRestless) {
        return waiting.take();
      }
      long before = settled.get();
      var turn = waiting.poll(REST_AFTER_SECONDS, TimeUnit.SECONDS);
      if (turn == null && settled.get() == before && pen.tryLock()) {
        try {
          rest();
        } finally {
          pen.unlock();
        }
      }
      return turn;
    } catch (InterruptedException e) {
      // nobody but close() ends this thread, and it does so with the last turn
      return null;
    }
  }

  /// When nobody has written for a while, all goes into the one file, so that a copy of it is whole
  /// and another file put in its place is not mixed with what was still beside the old one. While
  /// somebody reads it is left for later.
  private void rest() {
    var attempt = new FutureTask<@Nullable Void>(() -> isRestless = !pool.rest(), null);
    attempt.run();
    if (attempt.state() != java.util.concurrent.Future.State.SUCCESS) {
      // the next write will say what is wrong
      isRestless = false;
    }
  }

  private void settle(List<Turn> batch) {
    isRestless = true;
    writer = Thread.currentThread();
    var attempt = new FutureTask<@Nullable Void>(() -> commit(batch), null);
    attempt.run();
    boolean done = attempt.state() == java.util.concurrent.Future.State.SUCCESS;
    var trouble = done ? null : attempt.exceptionNow();
    writer = null;
    settled.incrementAndGet();
    underWay.addAndGet(-batch.size());
    for (var turn : batch) {
      turn.settle(trouble);
    }
  }

  private void commit(List<Turn> batch) {
    var session = pool.take();
    boolean sound = false;
    try {
      session.run("BEGIN IMMEDIATE");
      if (batch.size() != 1) {
        each(batch, session);
      } else if (!batch.getFirst().carryOut(session)) {
        return;
      }
      session.run("COMMIT");
      sound = true;
    } finally {
      Transaction.hand(pool, session, sound || session.rollback());
    }
  }

  /// For a savepoint SQLite keeps each page as it was, in a file when they are many; who is alone
  /// needs none.
  private static void each(List<Turn> batch, Session session) {
    for (var turn : batch) {
      session.run("SAVEPOINT turn");
      if (!turn.carryOut(session)) {
        session.run("ROLLBACK TO turn");
      }
      // fails when SQLite gave up the transaction under the work: then nothing of the batch
      // happened
      session.run("RELEASE turn");
    }
  }

  @Override
  public Answered ask(String sql) {
    return Question.ask(pool, sql);
  }

  @Override
  public List<String> damages() {
    return Health.damages(pool);
  }

  /// Carries out what is waiting, then ends.
  @Override
  public void close() {
    synchronized (door) {
      if (closed) {
        return;
      }
      closed = true;
      waiting.add(last);
    }
    boolean interrupted = false;
    while (ended.getCount() > 0) {
      try {
        ended.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    pool.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
