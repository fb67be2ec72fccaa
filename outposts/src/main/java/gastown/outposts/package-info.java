/// Holds: what all outposts share: the launcher, and the note by which a session is found again.
/// May touch: ports.
/// Must never: signal a process that is not proven its own.
@org.jspecify.annotations.NullMarked
package gastown.outposts;
