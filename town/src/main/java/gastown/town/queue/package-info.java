/// Holds: the merge queue: submissions, candidates, verdicts, and the planner that says what is next.
/// May touch: nothing.
/// Must never: run git or a gate; it only says which.
@org.jspecify.annotations.NullMarked
package gastown.town.queue;
