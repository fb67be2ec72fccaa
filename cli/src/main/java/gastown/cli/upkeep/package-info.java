/// Holds: the commands that keep a workspace in order: settings, health, backups, clearing up, neighbours.
/// May touch: the call they are given.
/// Must never: remove something without being told to, or without saying what.
@org.jspecify.annotations.NullMarked
package gastown.cli.upkeep;
