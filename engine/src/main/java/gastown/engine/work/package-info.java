/// Holds: handing out work, and what becomes of it.
/// May touch: the town's store and ports.
/// Must never: reach a model, or decide what a rule in `town` should decide.
@org.jspecify.annotations.NullMarked
package gastown.engine.work;
