/// Holds: what was spent, and for what.
/// May touch: the town's store.
/// Must never: guess where the program told nothing.
@org.jspecify.annotations.NullMarked
package gastown.engine.money;
