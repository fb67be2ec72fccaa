package gastown.cli;

import gastown.cli.reply.Reply;
import gastown.cli.words.Spec;
import java.util.function.Function;

/// A small command of a family that shares one class: its words, and a function for what it does.
public record Simple(Spec spec, Access access, Function<Call, Reply> body) implements Command {
  public static Command reads(Spec.Builder spec, Function<Call, Reply> body) {
    return new Simple(spec.build(), Access.READS, body);
  }

  public static Command writes(Spec.Builder spec, Function<Call, Reply> body) {
    return new Simple(spec.build(), Access.WRITES, body);
  }

  public static Command needsNothing(Spec.Builder spec, Function<Call, Reply> body) {
    return new Simple(spec.build(), Access.NONE, body);
  }

  public static Command byItself(Spec.Builder spec, Function<Call, Reply> body) {
    return new Simple(spec.build(), Access.BY_ITSELF, body);
  }

  @Override
  public Reply run(Call call) {
    return body.apply(call);
  }
}
