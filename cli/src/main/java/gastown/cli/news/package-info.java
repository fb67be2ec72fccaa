/// Holds: what happened in the town, as its journal has it.
/// May touch: the journal, for reading.
/// Must never: keep a record of its own.
@org.jspecify.annotations.NullMarked
package gastown.cli.news;
