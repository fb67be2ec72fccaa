/// Holds: the commands for what is said and is no letter: nudges to agents, escalations to people.
/// May touch: the town's book.
/// Must never: press a key in a session; an order does that.
@org.jspecify.annotations.NullMarked
package gastown.cli.talk;
