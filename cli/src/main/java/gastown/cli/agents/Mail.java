package gastown.cli.agents;

import gastown.beads.Problem;
import gastown.beads.ports.Programs;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Front;
import gastown.cli.Invocation;
import gastown.cli.Simple;
import gastown.cli.Streams;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `bd mail`: another program's mail under this name. Nothing is read, changed or added on the way.
final class Mail {
  private Mail() {}

  static Command command() {
    return Simple.needsNothing(
        Spec.of(
                "mail",
                "[subcommand] [args...]",
                "Hand mail commands to the mail program set up here")
            .group(Group.AGENTS)
            .detail(
                """
                Everything behind the word mail goes to the program named by BEADS_MAIL_DELEGATE, BD_MAIL_DELEGATE or the
                setting mail.delegate, as it was typed; its answer and its exit code come back. In a town without one it is
                gt mail.\
                """)
            .example("bd config set mail.delegate \"gt mail\"")
            .example("bd mail inbox")
            .anything(),
        Mail::handOn);
  }

  private static Reply handOn(Call call) {
    var delegate = delegate(call);
    if (delegate == null || delegate.isBlank()) {
      if (call.townIfAny() != null) {
        return ofTown(call);
      }
      throw new Problem(
              "no-mail-delegate",
              "no mail program is set up",
              "bd mail only hands on what it is given",
              List.of(
                  "bd config set mail.delegate \"gt mail\"",
                  "export BEADS_MAIL_DELEGATE=\"gt mail\""))
          .refusal();
    }
    var words = new ArrayList<>(List.of(delegate.strip().split("\\s+")));
    words.addAll(behindMail(call.invocation().words()));
    // Without a server between us and the caller the program gets the caller's own streams.
    boolean isDirect = call.house().mode().equals("direct");
    var input =
        isDirect ? Programs.TERMINAL : call.invocation().terminal().in() ? "" : call.input();
    var outcome =
        call.programs()
            .run(new Programs.Call(words, call.directory(), Map.of(), input, Duration.ofHours(1)));
    var reply = Reply.raw(outcome.out()).withExit(outcome.exit());
    return outcome.err().isEmpty() ? reply : reply.withRemark(outcome.err().stripTrailing());
  }

  /// In a town without a delegate it is the town's mail.
  private static Reply ofTown(Call call) {
    var words = new ArrayList<>(call.invocation().words());
    var town =
        new Invocation(
            "gt",
            words,
            call.invocation().directory(),
            call.invocation().surroundings(),
            call.invocation().id());
    var kept = new Kept(call);
    int exit = new Front(call.house()).run(town, kept);
    var reply = Reply.raw(kept.out.toString()).withExit(exit);
    return kept.err.isEmpty() ? reply : reply.withRemark(kept.err.toString().stripTrailing());
  }

  /// What comes out is this call's answer.
  private static final class Kept implements Streams {
    private final Call call;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();

    Kept(Call call) {
      this.call = call;
    }

    @Override
    public String in() {
      return call.input();
    }

    @Override
    public void out(String text) {
      out.append(text);
    }

    @Override
    public void err(String text) {
      err.append(text);
    }
  }

  private static @Nullable String delegate(Call call) {
    for (var name : List.of("BEADS_MAIL_DELEGATE", "BD_MAIL_DELEGATE")) {
      var value = call.invocation().variable(name);
      if (value != null) {
        return value;
      }
    }
    var workspace = call.workspaceIfAny();
    var configured = call.config().get("mail.delegate");
    return configured != null || workspace == null || !call.disk().exists(workspace.database())
        ? configured
        : call.look(rows -> rows.setting("mail.delegate"));
  }

  private static List<String> behindMail(List<String> words) {
    return words.subList(words.indexOf("mail") + 1, words.size());
  }
}
