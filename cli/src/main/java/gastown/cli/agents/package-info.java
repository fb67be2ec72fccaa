/// Holds: the commands made for coding agents: what they are told, what they remember, how their programs are set up.
/// May touch: the call they are given, and through its disk the agents' own settings.
/// Must never: change a line of a person's settings that is not ours.
@org.jspecify.annotations.NullMarked
package gastown.cli.agents;
