/// Holds: the world a bottled town lives in: time, chance, faults, files, sessions, gates, the server and the person.
/// May touch: the engine as its server does, and the ports it implements.
/// Must never: decide what a rule of the town decides.
@org.jspecify.annotations.NullMarked
package gastown.simulation.world;
