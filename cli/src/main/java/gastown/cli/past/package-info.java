/// Holds: the commands about what was: history, differences between moments, taking back, bringing back.
/// May touch: the call they are given, the journal, and stores of the past folded from it.
/// Must never: change an issue without an entry of its own in the journal.
@org.jspecify.annotations.NullMarked
package gastown.cli.past;
