/// Holds: what may be spent: caps, what was spent, and the rule that says whether there is room.
/// May touch: nothing.
/// Must never: know a price; it is told amounts.
@org.jspecify.annotations.NullMarked
package gastown.town.money;
