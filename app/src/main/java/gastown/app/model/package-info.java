/// Holds: the scripted model as a server on this machine, for checks of agents and for tests.
/// May touch: a socket of the loopback interface.
/// Must never: be reachable from another machine, or be part of the server of `gt` and `bd`.
@org.jspecify.annotations.NullMarked
package gastown.app.model;
