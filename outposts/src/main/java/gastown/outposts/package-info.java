/// Holds: places where sessions live.
/// May touch: ports.
/// Must never: signal a process that is not proven its own.
@org.jspecify.annotations.NullMarked
package gastown.outposts;
