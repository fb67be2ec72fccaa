/// Holds: an issue as lists show it: gathered from the store once, then rendered as a line, a tree or JSON.
/// May touch: a consistent view of the store.
/// Must never: change anything.
@org.jspecify.annotations.NullMarked
package gastown.cli.cards;
