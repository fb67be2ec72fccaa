/// Holds: the towns this server keeps up: which they are, and the loop of each under its supervisor.
/// May touch: the register of towns that are up, and everything a loop needs.
/// Must never: decide what a town does next.
@org.jspecify.annotations.NullMarked
package gastown.app.towns;
