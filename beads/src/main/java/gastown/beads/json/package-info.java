/// Holds: a small JSON tree, a streaming reader over it and a writer with the escapes and key order `bd` users rely on.
/// May touch: jackson-core for reading.
/// Must never: know what a bead is.
@org.jspecify.annotations.NullMarked
package gastown.beads.json;
