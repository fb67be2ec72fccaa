/// Holds: what can be done to beads: create, change, close, link, claim, delete; readiness and its maintenance.
/// May touch: a transaction handed to it.
/// Must never: open a store, print, or read a clock.
@org.jspecify.annotations.NullMarked
package gastown.beads.work;
