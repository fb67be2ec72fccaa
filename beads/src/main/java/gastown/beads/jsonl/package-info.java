/// Holds: one bead per line: reading, writing, and bringing lines into a transaction.
/// May touch: bead records and a transaction handed to it.
/// Must never: open a file.
@org.jspecify.annotations.NullMarked
package gastown.beads.jsonl;
