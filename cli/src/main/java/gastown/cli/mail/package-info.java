/// Holds: the commands that write, read and put away letters, and tell an agent what waits for it.
/// May touch: the town's book, its letters.
/// Must never: deliver in the name of somebody else, or let text of a letter act as more than text.
@org.jspecify.annotations.NullMarked
package gastown.cli.mail;
