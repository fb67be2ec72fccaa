/// Holds: the commands about workers by name: polecat add, remove, git-state, check-recovery, identity.
/// May touch: the town's book, the git of a rig for looking.
/// Must never: remove a worktree; that is an order, carried out by the loop.
@org.jspecify.annotations.NullMarked
package gastown.cli.workers;
