/// Holds: the commands about convoys: made, added to, looked at, closed.
/// May touch: the town's book.
/// Must never: start work; what is slung is slung by a landing or by hand.
@org.jspecify.annotations.NullMarked
package gastown.cli.convoys;
