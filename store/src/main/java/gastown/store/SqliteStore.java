package gastown.store;

import gastown.beads.store.BeadStore;
import gastown.beads.store.Questions;
import gastown.beads.store.Rows;
import gastown.beads.store.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Beads in one SQLite file, for a process that does one thing: opening is cheap, every write is a
/// commit of its own. Safe for several threads and beside other processes. A server uses
/// [SharedStore].
public final class SqliteStore implements BeadStore, Questions {
  private final Pool pool;
  private final ReentrantLock writing = new ReentrantLock(true);

  private SqliteStore(Pool pool) {
    this.pool = pool;
  }

  /// Opens the database at `file`; makes an empty one when there is none, but not its directory.
  public static SqliteStore open(Path file) {
    var pool = new Pool(file.toAbsolutePath(), false);
    // fails here rather than later; the connection is the first one to be used
    pool.give(pool.take());
    return new SqliteStore(pool);
  }

  /// Opens the database at `file`; refuses when there is none or nothing in it, so that a lost one
  /// is not taken for an empty one.
  public static SqliteStore openExisting(Path file) {
    Pool.requireSome(file.toAbsolutePath());
    return open(file);
  }

  @Override
  public <T> T read(Function<Rows, T> work) {
    return Transaction.read(pool, work);
  }

  @Override
  public Answer write(String command, Function<Tables, Answer> work) {
    if (writing.isHeldByCurrentThread()) {
      throw new IllegalStateException("a write within a write");
    }
    writing.lock();
    try {
      return Transaction.write(pool, command, work);
    } finally {
      writing.unlock();
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

  @Override
  public void close() {
    pool.close();
  }
}
