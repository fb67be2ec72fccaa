/// Holds: what a command answers, and the two renderers, text and JSON.
/// May touch: bead records.
/// Must never: decide anything; a renderer shows what it is given.
@org.jspecify.annotations.NullMarked
package gastown.cli.reply;
