/// Holds: the `gt` commands about workspaces: of people (crew), and across rigs (worktree).
/// May touch: what the call lends it; git through its port.
/// Must never: remove what nobody else has, without keeping it.
@org.jspecify.annotations.NullMarked
package gastown.cli.crew;
