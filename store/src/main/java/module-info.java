import org.jspecify.annotations.NullMarked;

/// Beads in SQLite.
@NullMarked
module gastown.store {
  requires static org.jspecify;
  requires transitive gastown.beads;
  requires java.sql;
  requires org.xerial.sqlitejdbc;

  exports gastown.store;
}
