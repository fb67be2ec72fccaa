/// Holds: the commands about the merge queue and what lands: mq, refinery, land, evidence.
/// May touch: the town's book, the git of a rig.
/// Must never: move a target branch but through the services of the engine.
@org.jspecify.annotations.NullMarked
package gastown.cli.landing;
