/// Holds: the house rules as tests: directions, bans, sizes, names, words, formatting.
/// May touch: every source file and every compiled class of the house.
/// Must never: be touched by the rest of the house.
@org.jspecify.annotations.NullMarked
package gastown.tidy;
