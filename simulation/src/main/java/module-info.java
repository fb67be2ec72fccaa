import org.jspecify.annotations.NullMarked;

/// The town in a bottle: the same engine under virtual time, with agents of every temper.
@NullMarked
module gastown.simulation {
  requires static org.jspecify;
  requires transitive gastown.engine;

  exports gastown.simulation;
}
