/// Holds: the interfaces through which the town meets git, sessions and agents; each comment is the contract.
/// May touch: nothing.
/// Must never: contain an implementation that touches a file, a process or a clock.
@org.jspecify.annotations.NullMarked
package gastown.town.ports;
