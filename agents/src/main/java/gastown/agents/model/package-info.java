/// Holds: a model that says what a script tells it to: what is asked, what is answered, and the wire.
/// May touch: nothing outside its arguments.
/// Must never: open a socket; that is done in `app`.
@org.jspecify.annotations.NullMarked
package gastown.agents.model;
