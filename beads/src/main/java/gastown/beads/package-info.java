/// Holds: the words of the tracker: beads, their fields, dependencies, comments, ids, statuses, types, problems.
/// May touch: nothing outside its arguments.
/// Must never: read a clock, dice, the environment, files or threads.
@org.jspecify.annotations.NullMarked
package gastown.beads;
