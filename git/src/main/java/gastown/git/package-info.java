/// Holds: work trees of git, as calls of the git program.
/// May touch: the `Programs` and `Disk` ports.
/// Must never: start a process or open a file itself.
@org.jspecify.annotations.NullMarked
package gastown.git;
