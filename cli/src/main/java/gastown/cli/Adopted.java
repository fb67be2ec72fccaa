package gastown.cli;

import gastown.cli.reply.Reply;
import gastown.cli.words.Args;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;

/// A command of the tracker that the town has too, under its own name.
public record Adopted(Command inner, Spec spec) implements Command {
  /// `aliases` are more paths that lead there, written in full.
  public static Command in(Group where, Command inner, String... aliases) {
    return new Adopted(inner, inner.spec().as("gt", where, aliases));
  }

  @Override
  public Access access() {
    return inner.access();
  }

  @Override
  public Access access(Args args) {
    return inner.access(args);
  }

  @Override
  public boolean readsInput(Args args) {
    return inner.readsInput(args);
  }

  @Override
  public Reply run(Call call) {
    return inner.run(call);
  }
}
