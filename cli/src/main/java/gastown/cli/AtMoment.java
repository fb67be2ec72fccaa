package gastown.cli;

import gastown.beads.Problem;
import gastown.beads.store.Past;
import gastown.cli.reply.Reply;
import gastown.cli.views.PastMoment;
import gastown.cli.words.Args;
import gastown.cli.words.Faults;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `bd at <time> <command…>`: a command that reads, against the store as it was.
record AtMoment(Command inner, String when) implements Command {
  static final String PATH = "at";

  /// What these commands tell is the journal, which a moment of the past does not have.
  private static final Set<String> JOURNAL = Set.of("history", "activity", "diff", "info");

  /// The words behind `at`, taken apart: the command and its own words.
  record Split(Command command, List<String> words) {}

  static Command page() {
    return Simple.needsNothing(
        Spec.of(PATH, "<time> <command...>", "Run a command that reads against the past")
            .group(Group.VIEWS)
            .detail(
                "The time is one as people type it (yesterday, \"2 hours ago\","
                    + " 2026-01-15T09:00:00Z) or the number of a journal entry (#12): the store as"
                    + " it was after it.")
            .example("bd at yesterday list --status open")
            .example("bd at '#12' show ex-4k2"),
        call -> HelpPages.of(page()));
  }

  static Command townPage() {
    return Simple.needsNothing(
        Spec.town(PATH, "<time> <command...>", "Run a command that reads against the past")
            .group(Group.DIAGNOSTICS)
            .detail(
                "The time is one as people type it (yesterday, \"2 hours ago\","
                    + " 2026-01-15T09:00:00Z) or the number of a journal entry (#12). Folders and"
                    + " processes are as they are now.")
            .example("gt at yesterday status")
            .example("gt at '#12' board")
            .example("gt at \"2 hours ago\" mail inbox"),
        call -> HelpPages.of(townPage()));
  }

  /// The command to run for `at` followed by `rest`.
  static Split split(Commands commands, List<String> rest) {
    var program = commands.program();
    var when = Words.split(rest, commands.flags(), _ -> false).first();
    if (when.isEmpty()) {
      throw needed(program).refusal();
    }
    var words = new ArrayList<>(rest);
    words.remove(when);
    if (commands.isTown() && words.equals(List.of("mail"))) {
      words.add("inbox");
    }
    var split = Words.split(words, commands.flags(), commands::isKnown);
    var command = split.path().isEmpty() ? null : commands.named(split.path());
    if (command == null) {
      throw (split.first().isEmpty()
              ? needed(program)
              : Faults.unknownCommand(program, split.first(), commands.paths()))
          .refusal();
    }
    return new Split(new AtMoment(command, when), split.rest());
  }

  private static Problem needed(String program) {
    return Problem.of(
        "at-what",
        "a time and a command are needed behind at",
        program + (program.equals("gt") ? " at yesterday status" : " at yesterday list"),
        program + " at --help");
  }

  @Override
  public Spec spec() {
    return inner.spec();
  }

  @Override
  public Access access() {
    return Access.READS;
  }

  @Override
  public Access access(Args args) {
    var path = inner.spec().path();
    if (inner.access(args) != Access.READS || JOURNAL.contains(path)) {
      throw new Problem(
              "at-reads",
              inner.spec().program() + " at cannot run " + path,
              inner.access(args) == Access.READS
                  ? path + " is about the journal itself"
                  : "only commands that read issues can look at the past",
              List.of(
                  inner.spec().program().equals("gt")
                      ? "gt at " + when + " status"
                      : "bd at " + when + " list",
                  inner.spec().helpCall()))
          .refusal();
    }
    return Access.READS;
  }

  @Override
  public Reply run(Call call) {
    var moment = PastMoment.read(call, when);
    var time = PastMoment.time(call, when);
    // The fold is this call's own and nobody writes to it, so the reply may still read it when it
    // is shown.
    try (var past = Past.of(call.rows(), moment)) {
      return past.read(rows -> {
        call.reading(rows);
        call.standingAt(time);
        return inner.run(call);
      });
    }
  }
}
