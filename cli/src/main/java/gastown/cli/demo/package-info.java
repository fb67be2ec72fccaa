/// Holds: `gt demo`: a town in a temporary folder, ten beads, four troubles, and how each is caught.
/// May touch: the installed programs, a folder of its own.
/// Must never: change anything of the person's, or tell a story that did not happen.
@org.jspecify.annotations.NullMarked
package gastown.cli.demo;
