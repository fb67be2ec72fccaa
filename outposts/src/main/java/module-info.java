import org.jspecify.annotations.NullMarked;

/// Where a session lives: a process of its own, with a terminal of its own, or tmux.
@NullMarked
module gastown.outposts {
  requires static org.jspecify;
  requires transitive gastown.town;

  exports gastown.outposts;
  exports gastown.outposts.process;
  exports gastown.outposts.pty;
  exports gastown.outposts.tmux;
}
