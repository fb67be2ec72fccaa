/// Holds: agents of every temper: what each does in its worktree and says to the town.
/// May touch: the bottle they live in, as a real agent's commands would.
/// Must never: know what the town will do next.
@org.jspecify.annotations.NullMarked
package gastown.simulation.agents;
