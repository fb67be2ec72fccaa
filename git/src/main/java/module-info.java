import org.jspecify.annotations.NullMarked;

/// What the tracker and the town need of git, over the git program.
@NullMarked
module gastown.git {
  requires static org.jspecify;
  requires transitive gastown.town;

  exports gastown.git;
  exports gastown.git.rig;
}
