/// Holds: what must be true of a town at every moment, and at the end.
/// May touch: what it looks at, for reading.
/// Must never: change anything.
@org.jspecify.annotations.NullMarked
package gastown.simulation.checks;
