/// Holds: the commands about plugins, which are folders of a rig or of the town.
/// May touch: those folders, for looking.
/// Must never: run what is in them.
@org.jspecify.annotations.NullMarked
package gastown.cli.plugins;
