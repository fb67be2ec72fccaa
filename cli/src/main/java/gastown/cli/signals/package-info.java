/// Holds: what agents' programs call at each turn of their work, and how they are told to.
/// May touch: the store, by the call; files of the town's own.
/// Must never: keep an agent waiting, or fail where words have to arrive.
@org.jspecify.annotations.NullMarked
package gastown.cli.signals;
