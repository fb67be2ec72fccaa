/// Holds: the commands that set a workspace up and look after it.
/// May touch: the call they are given.
/// Must never: print.
@org.jspecify.annotations.NullMarked
package gastown.cli.setup;
