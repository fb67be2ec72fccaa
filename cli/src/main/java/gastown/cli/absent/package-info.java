/// Holds: the words of gt that are known and not there: what comes later, what is done another way, what need not be done.
/// May touch: nothing; it only says what to type in their place.
/// Must never: hold a word that does something; that one moves to its family, and leaves here.
@org.jspecify.annotations.NullMarked
package gastown.cli.absent;
