/// Holds: the interfaces through which the tracker meets the outside world; each comment is the contract.
/// May touch: nothing.
/// Must never: contain an implementation that touches a file, a process or a clock.
@org.jspecify.annotations.NullMarked
package gastown.beads.ports;
