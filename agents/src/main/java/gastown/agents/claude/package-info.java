/// Holds: Claude Code as an agent: how it is started and resumed, told of the town, heard, and what it spent.
/// May touch: ports; of a person's home the one entry that makes it trust the town.
/// Must never: let a word of this program out to other packages.
@org.jspecify.annotations.NullMarked
package gastown.agents.claude;
