/// Holds: the loop of a town: reports in, orders out; the one place with threads.
/// May touch: the town's store and ports.
/// Must never: reach a model, or decide what a rule in `town` should decide.
@org.jspecify.annotations.NullMarked
package gastown.engine.loop;
