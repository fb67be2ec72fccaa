package gastown.app.server;

import gastown.beads.Problem;
import gastown.beads.store.BeadStore;
import gastown.beads.store.Questions;
import gastown.beads.store.Rows;
import gastown.beads.store.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The stores a server keeps open between calls. A store whose file was removed or replaced is
/// never handed out again, and is closed when the last call that has it is done.
final class SharedStores {
  private static final long UNUSED_NANOS = 300_000_000_000L;

  private final Function<Path, BeadStore> opening;
  private volatile Consumer<Path> written = _ -> {};
  private final Map<Path, Held> held = new HashMap<>();

  SharedStores(Function<Path, BeadStore> opening) {
    this.opening = opening;
  }

  /// Tells `listener` of each database that was written to, but for what [#borrowQuietly] writes.
  void onWrite(Consumer<Path> listener) {
    written = listener;
  }

  BeadStore borrow(Path database) {
    return borrow(database, () -> written.accept(database));
  }

  /// For the one who would be told.
  BeadStore borrowQuietly(Path database) {
    return borrow(database, () -> {});
  }

  private synchronized BeadStore borrow(Path database, Runnable then) {
    var now = held.get(database);
    var key = key(database);
    if (now != null && !now.key.equals(key)) {
      held.remove(database);
      now.retire();
      now = null;
    }
    if (now == null) {
      var store = opening.apply(database);
      key = key(database);
      if (key == null) {
        return store;
      }
      now = new Held(store, key);
      held.put(database, now);
    }
    now.users++;
    return new Borrowed(now, then);
  }

  /// Closes what is gone or long unused. False when all that was open here is gone, so that nothing
  /// is left to serve.
  synchronized boolean tidy() {
    boolean some = held.isEmpty();
    for (var each = held.entrySet().iterator(); each.hasNext(); ) {
      var entry = each.next();
      boolean isThere = entry.getValue().key.equals(key(entry.getKey()));
      some |= isThere;
      if (!isThere || entry.getValue().isUnused()) {
        each.remove();
        entry.getValue().retire();
      }
    }
    return some;
  }

  synchronized int count() {
    return held.size();
  }

  synchronized void close() {
    held.values().forEach(Held::retire);
    held.clear();
  }

  /// What makes a file this file and not another of the same name.
  private static @Nullable Object key(Path database) {
    try {
      return Files.readAttributes(database, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      return null;
    }
  }

  private synchronized void giveBack(Held one) {
    one.users--;
    one.usedAt = System.nanoTime();
    if (one.isRetired && one.users == 0) {
      one.store.close();
    }
  }

  private static final class Held {
    private final BeadStore store;
    private final Object key;
    private int users;
    private boolean isRetired;
    private long usedAt = System.nanoTime();

    Held(BeadStore store, Object key) {
      this.store = store;
      this.key = key;
    }

    boolean isUnused() {
      return users == 0 && System.nanoTime() - usedAt > UNUSED_NANOS;
    }

    void retire() {
      isRetired = true;
      if (users == 0) {
        store.close();
      }
    }
  }

  private final class Borrowed implements BeadStore, Questions {
    private final Held from;
    private final Runnable then;
    private final AtomicBoolean isBack = new AtomicBoolean();

    Borrowed(Held from, Runnable then) {
      this.from = from;
      this.then = then;
    }

    @Override
    public <T> T read(Function<Rows, T> work) {
      return from.store.read(work);
    }

    @Override
    public Answer write(String command, Function<Tables, Answer> work) {
      var answer = from.store.write(command, work);
      then.run();
      return answer;
    }

    @Override
    public Answered ask(String sql) {
      if (from.store instanceof Questions questions) {
        return questions.ask(sql);
      }
      throw Problem.of("no-sql", "this store does not answer SQL", "bd query \"status=open\"")
          .refusal();
    }

    @Override
    public List<String> damages() {
      return from.store.damages();
    }

    @Override
    public void close() {
      if (isBack.compareAndSet(false, true)) {
        giveBack(from);
      }
    }
  }
}
