/// Holds: how a person changes a text in the editor of their choice.
/// May touch: the person's terminal, a file beside what is changed.
/// Must never: be used in the server, which has no terminal.
@org.jspecify.annotations.NullMarked
package gastown.cli.edit;
