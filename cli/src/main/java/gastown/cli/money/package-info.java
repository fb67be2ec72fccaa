/// Holds: what work cost, and why.
/// May touch: the store, by the call.
/// Must never: decide what may be spent; that is `town.money`.
@org.jspecify.annotations.NullMarked
package gastown.cli.money;
