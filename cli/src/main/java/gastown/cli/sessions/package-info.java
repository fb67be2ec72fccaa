/// Holds: the commands about sessions: who runs, what is on the screen, an end by a person's word.
/// May touch: the town's book, its outpost.
/// Must never: end a session whose end is not noted.
@org.jspecify.annotations.NullMarked
package gastown.cli.sessions;
