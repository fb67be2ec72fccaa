import org.jspecify.annotations.NullMarked;

/// The commands of `gt` and `bd`: their words, what they do with the tracker, and how an answer is
/// shown.
@NullMarked
module gastown.cli {
  requires static org.jspecify;
  requires transitive gastown.engine;

  exports gastown.cli;
  exports gastown.cli.reply;
  exports gastown.cli.words;
}
