/// Holds: the commands about the town's offices and rigs at work: mayor, deacon, witness, boot, rig park.
/// May touch: the town's book, the settings of a rig, the keeper of towns.
/// Must never: pretend that an office is a session; offices are code.
@org.jspecify.annotations.NullMarked
package gastown.cli.offices;
