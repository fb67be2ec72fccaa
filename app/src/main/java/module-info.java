import org.jspecify.annotations.NullMarked;

/// Main, wiring, the server, and the real clock, dice, disk and programs.
@NullMarked
module gastown.app {
  requires static org.jspecify;
  requires transitive gastown.beads;
  requires gastown.cli;
  requires gastown.store;
  requires gastown.git;

  exports gastown.app;
}
