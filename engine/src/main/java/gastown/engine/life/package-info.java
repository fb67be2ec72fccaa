/// Holds: bringing a town up and down.
/// May touch: the town's store, its outpost.
/// Must never: end a session whose end is not noted.
@org.jspecify.annotations.NullMarked
package gastown.engine.life;
