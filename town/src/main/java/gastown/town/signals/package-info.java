/// Holds: what agents' programs tell of themselves while they work, what they are answered, and what they may not do.
/// May touch: nothing.
/// Must never: know how any program words it.
@org.jspecify.annotations.NullMarked
package gastown.town.signals;
