package gastown.cli;

import gastown.cli.reply.Reply;
import gastown.cli.words.Args;
import gastown.cli.words.Spec;

/// One command: its words, what it does to the store, and what it answers. A command keeps nothing
/// between calls.
public interface Command {
  Spec spec();

  Access access();

  /// As [#access], where the flags decide.
  default Access access(Args args) {
    return access();
  }

  /// Whether the command will ask for standard input: by default when a `-` or `--stdin` was typed.
  default boolean readsInput(Args args) {
    return args.asksForInput();
  }

  Reply run(Call call);

  /// What a command does to the store.
  enum Access {
    /// It needs no workspace.
    NONE,
    /// It runs in one consistent view of the store.
    READS,
    /// It runs as a whole in one transaction, at most once for each call.
    WRITES,
    /// It opens the store itself, as often as it likes, and writes in strokes of its own.
    BY_ITSELF
  }
}
