package gastown.store;

/// Beads in one SQLite file.
public final class SqliteStore {}
