/// Holds: filters, the query language, and dates as people type them.
/// May touch: bead records.
/// Must never: run a query itself; a store does that.
@org.jspecify.annotations.NullMarked
package gastown.beads.query;
