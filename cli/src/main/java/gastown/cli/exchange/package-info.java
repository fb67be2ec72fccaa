/// Holds: what keeps `issues.jsonl` and the store alike, and the commands that exchange issues with files and git.
/// May touch: the house's ports.
/// Must never: decide how two versions of an issue become one; that is the merge's.
@org.jspecify.annotations.NullMarked
package gastown.cli.exchange;
