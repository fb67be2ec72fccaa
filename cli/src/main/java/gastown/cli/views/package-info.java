/// Holds: the commands that show issues and report on them.
/// May touch: the call they are given.
/// Must never: print, or change an issue.
@org.jspecify.annotations.NullMarked
package gastown.cli.views;
