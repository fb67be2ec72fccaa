/// Holds: sessions whose terminal a small program of our own holds.
/// May touch: ports.
/// Must never: know another outpost.
@org.jspecify.annotations.NullMarked
package gastown.outposts.pty;
