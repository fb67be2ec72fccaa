/// Holds: convoys: what is tracked together, what a landing hands out next, and when a convoy is done.
/// May touch: the town's store.
/// Must never: start a session.
@org.jspecify.annotations.NullMarked
package gastown.engine.convoy;
