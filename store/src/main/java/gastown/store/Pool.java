package gastown.store;

import gastown.beads.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Connections to one file that nobody is using right now. A pool that watches notices when the
/// file was replaced by another or removed; then its connections lead to a file nobody else can
/// see.
final class Pool implements AutoCloseable {
  private static final int MOST_IDLE = 4;
  private static final int SHORTEST = 512;

  private final Path file;
  private final boolean watches;
  private final ArrayDeque<Session> idle = new ArrayDeque<>();
  private @Nullable Object identity;

  /// How long the file has been seen to be.
  private long length;

  private boolean closed;

  Pool(Path file, boolean watches) {
    this.file = file;
    this.watches = watches;
  }

  /// A connection that nobody else has.
  Session take() {
    synchronized (this) {
      if (closed) {
        throw Trouble.closed(file);
      }
      if (watches) {
        watch();
      }
      var session = idle.pollLast();
      if (session != null) {
        return session;
      }
    }
    return fresh();
  }

  private Session fresh() {
    refuseScrap(file);
    var session = opened();
    if (watches) {
      session.setIdentity(identity(file));
      synchronized (this) {
        if (identity == null) {
          identity = session.identity();
        }
      }
    }
    return session;
  }

  private Session opened() {
    try {
      return brought(Session.open(file));
    } catch (Problem.Refusal refusal) {
      boolean isClosedToUs =
          refusal.problem().code().equals(Trouble.NOT_OPENABLE)
              || refusal.problem().code().equals(Trouble.READ_ONLY);
      if (isClosedToUs && isWhole()) {
        return brought(Session.openUnchanging(file));
      }
      throw refusal;
    }
  }

  private static Session brought(Session session) {
    boolean fit = false;
    try {
      Schema.bring(session);
      fit = true;
      return session;
    } finally {
      if (!fit) {
        session.close();
      }
    }
  }

  /// Whether all there is to read is in the one file, in a folder where nothing can be put beside
  /// it.
  private boolean isWhole() {
    var folder = file.getParent();
    try {
      var beside = file.resolveSibling(file.getFileName() + "-wal");
      return folder != null
          && Files.isReadable(file)
          && !Files.isWritable(folder)
          && (!Files.exists(beside) || Files.size(beside) == 0);
    } catch (IOException e) {
      return false;
    }
  }

  /// Moves what is beside the file into it; false when somebody was in the way.
  boolean rest() {
    var session = take();
    boolean sound = false;
    try {
      long patience = session.number("PRAGMA busy_timeout");
      session.number("PRAGMA busy_timeout = 0");
      boolean done = session.number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
      session.number("PRAGMA busy_timeout = " + patience);
      sound = true;
      return done;
    } finally {
      Transaction.hand(this, session, sound);
    }
  }

  /// Takes a connection back, between transactions.
  void give(Session session) {
    synchronized (this) {
      if (!closed
          && !session.isUnchanging()
          && idle.size() < MOST_IDLE
          && Objects.equals(session.identity(), identity)) {
        idle.addLast(session);
        return;
      }
    }
    session.close();
  }

  private void watch() {
    if (identity == null) {
      return;
    }
    var now = attributes(file);
    if (now == null || now.fileKey() == null) {
      throw Trouble.gone(file);
    }
    if (!now.fileKey().equals(identity)) {
      identity = now.fileKey();
      closeIdle();
    } else if (now.size() < length) {
      checkShortened(now.size());
    }
    length = now.size();
  }

  /// A file becomes shorter when somebody packs it, or cuts it off; connections that were open see
  /// neither.
  private void checkShortened(long size) {
    // until it is found to be whole, nobody is given a connection
    length = Long.MAX_VALUE;
    closeIdle();
    if (size == 0) {
      throw Trouble.gone(file);
    }
    var damages = new ArrayList<String>();
    try (var session = opened()) {
      Health.file(session, damages);
    }
    if (!damages.isEmpty()) {
      throw Trouble.cutOff(file);
    }
  }

  /// What tells this file from another of the same name; null when there is none.
  static @Nullable Object identity(Path file) {
    var attributes = attributes(file);
    return attributes == null ? null : attributes.fileKey();
  }

  private static @Nullable BasicFileAttributes attributes(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (IOException e) {
      return null;
    }
  }

  /// Refuses a file that is not there or was cut to nothing.
  static void requireSome(Path file) {
    try {
      if (Files.size(file) > 0) {
        return;
      }
    } catch (IOException e) {
      // not there, which is the same
    }
    throw Trouble.gone(file);
  }

  /// SQLite takes a file too short to be a database for an empty one, and would write over it.
  private static void refuseScrap(Path file) {
    try {
      long size = Files.size(file);
      if (size > 0 && size < SHORTEST) {
        throw Trouble.scrap(file);
      }
    } catch (IOException e) {
      // not there: it is about to be made
    }
  }

  private void closeIdle() {
    while (!idle.isEmpty()) {
      idle.removeLast().close();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    closeIdle();
  }
}
