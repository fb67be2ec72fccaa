/// Holds: `gt doctor`: what the store cannot see to by itself, and how it is put right.
/// May touch: the town's book and files, git and sessions through their ports.
/// Must never: take away what is not kept, or change beads in more than one entry.
@org.jspecify.annotations.NullMarked
package gastown.cli.doctor;
