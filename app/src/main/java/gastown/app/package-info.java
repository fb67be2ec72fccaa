/// Holds: main, wiring, the server and its native client, the real clock, dice, disk and programs.
/// May touch: everything.
/// Must never: hold a rule.
@org.jspecify.annotations.NullMarked
package gastown.app;
