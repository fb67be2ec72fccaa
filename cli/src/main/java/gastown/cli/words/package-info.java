/// Holds: command words as data (names, flags, help) and the parser that reads a command line by them.
/// May touch: nothing outside its arguments.
/// Must never: know what a command does.
@org.jspecify.annotations.NullMarked
package gastown.cli.words;
