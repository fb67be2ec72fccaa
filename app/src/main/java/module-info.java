import org.jspecify.annotations.NullMarked;

/// Main, wiring, the server, and the real clock, dice, disk and programs.
@NullMarked
module gastown.app {
  requires static org.jspecify;
  requires transitive gastown.beads;
  requires gastown.cli;
  requires gastown.store;
  requires gastown.git;
  requires gastown.agents;
  requires gastown.outposts;
  requires gastown.simulation;
  requires jdk.httpserver;

  exports gastown.app;
}
