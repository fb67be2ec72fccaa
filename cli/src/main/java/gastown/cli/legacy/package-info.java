/// Holds: commands of earlier programs of this name: each works, is a friendly no-op, or refuses once and clearly.
/// May touch: the call they are given.
/// Must never: promise what was not done.
@org.jspecify.annotations.NullMarked
package gastown.cli.legacy;
