/// Holds: the real clock, dice, disk and programs, and the house that hands them to the commands.
/// May touch: files, processes, the clock of this machine.
/// Must never: decide anything about issues.
@org.jspecify.annotations.NullMarked
package gastown.app.house;
