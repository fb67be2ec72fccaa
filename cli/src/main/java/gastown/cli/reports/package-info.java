/// Holds: the commands that report on issues taken together: searches, counts, history, graphs, plans.
/// May touch: the call they are given.
/// Must never: print, or change an issue by other means than the tracker's.
@org.jspecify.annotations.NullMarked
package gastown.cli.reports;
