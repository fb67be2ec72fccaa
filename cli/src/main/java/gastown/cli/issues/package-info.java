/// Holds: the commands that make and change issues.
/// May touch: the call they are given.
/// Must never: print, or decide a rule that belongs to the tracker.
@org.jspecify.annotations.NullMarked
package gastown.cli.issues;
