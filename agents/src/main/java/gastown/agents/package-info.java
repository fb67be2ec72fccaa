/// Holds: agent runtimes.
/// May touch: ports.
/// Must never: know what work is about.
@org.jspecify.annotations.NullMarked
package gastown.agents;
