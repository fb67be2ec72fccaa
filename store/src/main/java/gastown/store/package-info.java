/// Holds: [gastown.beads.store.BeadStore] on SQLite: schema, migrations, queries, group commit.
/// May touch: its own database file, through JDBC.
/// Must never: know a rule of the tracker; it keeps rows.
@org.jspecify.annotations.NullMarked
package gastown.store;
