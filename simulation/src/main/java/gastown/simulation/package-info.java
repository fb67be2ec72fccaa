/// Holds: the town in a bottle.
/// May touch: ports.
/// Must never: read a real clock.
@org.jspecify.annotations.NullMarked
package gastown.simulation;
