/// Holds: what each role is told when a session begins, and the commands about the person's own words.
/// May touch: the Markdown files of the town and its rigs.
/// Must never: tell a role more than fits on a page.
@org.jspecify.annotations.NullMarked
package gastown.cli.roles;
