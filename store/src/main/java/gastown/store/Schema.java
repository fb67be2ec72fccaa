package gastown.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/// Brings a database to the schema this version knows. A database of that schema costs one
/// question.
final class Schema {
  /// The newest `schema-N.sql`.
  static final int KNOWN = 3;

  private static final int MOST_TRIES = 50;

  private Schema() {}

  static void bring(Session session) {
    long found = session.number("PRAGMA user_version");
    if (found > KNOWN) {
      throw Trouble.newer(session.file(), found, KNOWN);
    }
    if (found < KNOWN) {
      migrate(session, found);
    }
  }

  private static void migrate(Session session, long seen) {
    if (seen == 0) {
      LocalDisk.require(session.file());
      refuseForeign(session);
      writeAhead(session);
    } else {
      keepCopy(session, seen);
    }
    session.run("BEGIN IMMEDIATE");
    boolean done = false;
    try {
      // somebody else may have been faster
      long found = session.number("PRAGMA user_version");
      for (long version = found + 1; version <= KNOWN; version++) {
        session.script(script(version));
        session.script("PRAGMA user_version = " + version);
      }
      session.run("COMMIT");
      done = true;
    } finally {
      if (!done) {
        session.rollback();
      }
    }
  }

  /// An older program cannot read what a newer one migrated: what was there before stays beside it.
  private static void keepCopy(Session session, long version) {
    var copy = session.file().resolveSibling(session.file().getFileName() + ".schema-" + version);
    if (!Files.exists(copy)) {
      try (var call = session.sql("VACUUM INTO ?").with(copy.toString())) {
        call.run();
      }
    }
  }

  /// A database with tables but without a version is another program's.
  private static void refuseForeign(Session session) {
    session.run("BEGIN");
    try {
      if (session.number("PRAGMA user_version") == 0
          && session.number("SELECT count(*) FROM sqlite_master") > 0) {
        throw Trouble.foreign(session.file());
      }
    } finally {
      session.rollback();
    }
  }

  /// Switching needs the file for oneself; when several make the database at once, each try waits
  /// for the one before.
  private static void writeAhead(Session session) {
    for (int i = 0; !session.word("PRAGMA journal_mode").equals("wal"); i++) {
      try {
        session.word("PRAGMA journal_mode = WAL");
      } catch (gastown.beads.Problem.Refusal e) {
        if (i >= MOST_TRIES || !e.problem().code().equals(Trouble.BUSY)) {
          throw e;
        }
        session.run("BEGIN IMMEDIATE");
        session.rollback();
      }
    }
  }

  private static String script(long version) {
    var name = "schema-" + version + ".sql";
    try (var in = Schema.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
