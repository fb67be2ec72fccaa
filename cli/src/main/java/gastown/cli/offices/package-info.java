/// Holds: the commands about the town's offices and rigs at work: mayor, deacon, witness, boot, rig park.
/// May touch: the town's book, the settings of a rig, the keeper of towns, the sessions a person begins.
/// Must never: let anything of the town wait for such a session; offices are code.
@org.jspecify.annotations.NullMarked
package gastown.cli.offices;
