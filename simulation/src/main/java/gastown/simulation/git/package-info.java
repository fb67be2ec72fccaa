/// Holds: git without git: commits, worktrees and remotes in memory, under the contracts of the real one.
/// May touch: nothing.
/// Must never: be surer than git is: whatever git may refuse, it may refuse too.
@org.jspecify.annotations.NullMarked
package gastown.simulation.git;
