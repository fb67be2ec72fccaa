package gastown.cli;

import gastown.beads.Problem;
import gastown.beads.store.Past;
import gastown.cli.reply.Reply;
import gastown.cli.views.PastMoment;
import gastown.cli.words.Args;
import gastown.cli.words.Faults;
import gastown.cli.words.Flags;
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

  /// The command to run for `at` followed by `rest`.
  static Split split(String program, List<String> rest) {
    var when = Words.split(rest, Flags.GLOBAL, _ -> false).first();
    if (when.isEmpty()) {
      throw needed(program).refusal();
    }
    var words = new ArrayList<>(rest);
    words.remove(when);
    var split = Words.split(words, Flags.GLOBAL, path -> Catalog.named(path) != null);
    var command = split.path().isEmpty() ? null : Catalog.named(split.path());
    if (command == null) {
      throw (split.first().isEmpty()
              ? needed(program)
              : Faults.unknownCommand(program, split.first(), Catalog.paths()))
          .refusal();
    }
    return new Split(new AtMoment(command, when), split.rest());
  }

  private static Problem needed(String program) {
    return Problem.of(
        "at-what",
        "a time and a command are needed behind at",
        program + " at yesterday list",
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
              "bd at cannot run " + path,
              inner.access(args) == Access.READS
                  ? path + " is about the journal itself"
                  : "only commands that read issues can look at the past",
              List.of("bd at " + when + " list", "bd " + path + " --help"))
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
