/// Holds: what is said between agents and is no letter: nudges, groups of readers, who wants to be left alone.
/// May touch: nothing.
/// Must never: deliver anything.
@org.jspecify.annotations.NullMarked
package gastown.town.talk;
