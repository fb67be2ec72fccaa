/// Holds: the services of the town.
/// May touch: ports.
/// Must never: reach a model, or touch the world but through a port.
@org.jspecify.annotations.NullMarked
package gastown.engine;
