package gastown.simulation.checks;

/// One thing that must be true. It may remember what it saw before.
interface Check {
  void look(Moment now);

  /// At the end, when nothing goes wrong any more and everybody had time.
  default void atEnd(Moment now) {
    // most have nothing to add
  }
}
