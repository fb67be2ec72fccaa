/// Holds: sessions that are processes without a terminal.
/// May touch: ports.
/// Must never: know another outpost.
@org.jspecify.annotations.NullMarked
package gastown.outposts.process;
