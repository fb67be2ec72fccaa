/// Holds: the commands about work in a town: sling, hook, done, handoff, and what shows them.
/// May touch: the town through the services of the engine.
/// Must never: decide what a rule decides, or start a session.
@org.jspecify.annotations.NullMarked
package gastown.cli.work;
