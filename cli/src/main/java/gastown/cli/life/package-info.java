/// Holds: the commands that bring a town up and down.
/// May touch: the keeper of towns, the town's book.
/// Must never: start or end a session by itself; it orders that.
@org.jspecify.annotations.NullMarked
package gastown.cli.life;
