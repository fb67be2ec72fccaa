package gastown.app.house;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets one at a time through, of all threads and all processes that use the same file.
final class FileLocks {
  private static final long LOOK_AGAIN_NANOS = 2_000_000;

  private final Map<Path, ReentrantLock> ours = new ConcurrentHashMap<>();

  <T> T locked(Path file, Supplier<T> work) throws IOException {
    var mine = ours.computeIfAbsent(file, _ -> new ReentrantLock(true));
    if (mine.isHeldByCurrentThread()) {
      return work.get();
    }
    mine.lock();
    try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = hold(channel)) {
      if (!held.isValid()) {
        throw new IllegalStateException("a lock was lost at once: " + file);
      }
      return work.get();
    } finally {
      mine.unlock();
    }
  }

  /// Where another part of this process holds the file, the system calls asking a mistake instead
  /// of letting us wait.
  private static FileLock hold(FileChannel channel) throws IOException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException e) {
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
    }
  }
}
