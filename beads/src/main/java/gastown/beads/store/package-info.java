/// Holds: the port [gastown.beads.store.BeadStore], what a transaction may do, the journal, and the in-memory store.
/// May touch: the bead records.
/// Must never: know SQL, files or which store it is talking to.
@org.jspecify.annotations.NullMarked
package gastown.beads.store;
