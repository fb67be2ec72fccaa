/// Holds: the commands about dependencies.
/// May touch: the call they are given.
/// Must never: print, or decide a rule that belongs to the tracker.
@org.jspecify.annotations.NullMarked
package gastown.cli.deps;
