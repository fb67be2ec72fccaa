/// Holds: the `gt` commands about the town itself: making one, who is who in it, its overview.
/// May touch: what the call lends it.
/// Must never: start a session or move work.
@org.jspecify.annotations.NullMarked
package gastown.cli.town;
