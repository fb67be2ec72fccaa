/// Holds: agent runtimes: a person's own command, and the scripted agent, which needs no model.
/// May touch: ports.
/// Must never: know what work is about.
@org.jspecify.annotations.NullMarked
package gastown.agents;
