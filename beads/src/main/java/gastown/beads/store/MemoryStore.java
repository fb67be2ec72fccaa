package gastown.beads.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/// Beads in memory: for a state of the past, and for tests. Readers share the state, a writer has
/// it alone; what a failed writer did is taken back step by step.
public final class MemoryStore implements BeadStore {
  private final MemoryTables tables = new MemoryTables();
  private final Map<String, Answer> answers = new HashMap<>();
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

  @Override
  public <T> T read(Function<Rows, T> work) {
    lock.readLock().lock();
    try {
      return work.apply(tables.readOnly());
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public Answer write(String command, Function<Tables, Answer> work) {
    if (lock.isWriteLockedByCurrentThread()) {
      throw new IllegalStateException("a write within a write");
    }
    lock.writeLock().lock();
    try {
      var kept = answers.get(command);
      return kept != null ? kept : carriedOut(command, work);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private Answer carriedOut(String command, Function<Tables, Answer> work) {
    var undo = new ArrayDeque<Runnable>();
    boolean done = false;
    tables.begin(undo);
    try {
      var answer = work.apply(tables);
      if (!command.isEmpty()) {
        answers.put(command, answer);
      }
      done = true;
      return answer;
    } finally {
      tables.end();
      while (!done && !undo.isEmpty()) {
        undo.pop().run();
      }
    }
  }

  @Override
  public List<String> damages() {
    return read(rows -> new ArrayList<>(JournalCheck.damages(rows)));
  }

  @Override
  public void close() {
    // nothing is held
  }
}
