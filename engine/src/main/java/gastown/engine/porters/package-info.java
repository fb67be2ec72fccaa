/// Holds: the porters: each kind of order, carried out over the ports, safe to do twice; what stands beside screens.
/// May touch: ports; the store for reading.
/// Must never: write to the store, or decide what is next.
@org.jspecify.annotations.NullMarked
package gastown.engine.porters;
