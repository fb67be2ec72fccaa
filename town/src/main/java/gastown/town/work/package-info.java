/// Holds: who works on what: assignments, workers, and the rule of their life as a pure function.
/// May touch: nothing.
/// Must never: carry an order out, or ask what time it is.
@org.jspecify.annotations.NullMarked
package gastown.town.work;
