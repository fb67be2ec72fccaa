/// Holds: the git of rigs: clones, worktrees, salvage, trial merges, and landing.
/// May touch: the `Programs` and `Disk` ports.
/// Must never: remove what is not kept elsewhere, move a branch backwards, or run a person's hooks.
@org.jspecify.annotations.NullMarked
package gastown.git.rig;
