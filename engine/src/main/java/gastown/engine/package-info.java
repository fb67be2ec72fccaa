/// Holds: a town as the services see it: its store, its ground, its clock.
/// May touch: ports.
/// Must never: reach a model, or touch the world but through a port.
@org.jspecify.annotations.NullMarked
package gastown.engine;
