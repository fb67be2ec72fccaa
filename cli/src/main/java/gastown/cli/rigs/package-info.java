/// Holds: the `gt` commands that make, show and unregister rigs.
/// May touch: what the call lends it; git through its port.
/// Must never: delete what somebody worked on.
@org.jspecify.annotations.NullMarked
package gastown.cli.rigs;
