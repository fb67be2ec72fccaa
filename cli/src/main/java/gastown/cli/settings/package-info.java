/// Holds: the `gt` commands that show and change settings.
/// May touch: the settings files, through the schema.
/// Must never: know a key by itself; the schema does.
@org.jspecify.annotations.NullMarked
package gastown.cli.settings;
