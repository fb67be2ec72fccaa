package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.json.Json;
import gastown.beads.work.Changing;
import gastown.beads.work.Closing;
import gastown.beads.work.ReadyWork;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Card;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Page.Style;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.OnHook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// `bd close`.
final class Close implements Command {
  private static final Spec SPEC =
      Spec.of("close", "[id...]", "Close issues (the one last touched when no id is given)")
          .alias("done")
          .group(Group.ISSUES)
          .example("bd close ex-4k2 --reason \"tests green\"")
          .example("bd done ex-4k2 \"tests green\"")
          .text("-r", "--reason", "why")
          .also("--resolution", "--message", "-m", "--comment")
          .text("--reason-file", "read the reason from a file; - reads standard input")
          .sw("-f", "--force", "close whatever stands against it")
          .sw("--suggest-next", "show what can be worked on now that could not before")
          .sw("--continue", "go on with the next step of the same molecule")
          .sw("--no-auto", "with --continue: show the next step without starting it")
          .sw("--claim-next", "claim the most urgent ready issue")
          .text("--session", "the session that closes it")
          .build();

  /// What came of it, gathered while the issues are closed.
  private record Outcome(
      List<Bead> closed,
      List<Bead> roots,
      LinkedHashMap<String, Bead> unblocked,
      List<String> remarks) {}

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.WRITES;
  }

  @Override
  public Reply run(Call call) {
    var typed = new ArrayList<>(call.args().positionals());
    var reason = reason(call, typed);
    var ids = call.idsOrLast(typed);
    var session =
        call.args()
            .text(
                "--session",
                java.util.Objects.requireNonNullElse(
                    call.invocation().variable("CLAUDE_SESSION_ID"), ""));
    var how = new Closing.How(reason, session, call.args().is("--force"));
    var outcome =
        new Outcome(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>());
    var many = Many.each(call, ids, "", bead -> close(call, bead, how, outcome));
    if (many.isNothingDone()) {
      return many.failure();
    }
    many.done().forEach(bead -> call.touch(bead.id()));
    outcome.closed().addAll(many.done());
    outcome.remarks().addAll(many.failures());
    return new CloseReply(call, outcome.closed(), List.copyOf(outcome.unblocked().values()))
        .reply()
        .withRemarks(outcome.remarks());
  }

  /// `done ID... text` takes its last word as the reason when it is no issue.
  private static String reason(Call call, List<String> typed) {
    var file = call.args().text("--reason-file");
    if (file != null) {
      return call.textOf(file).strip();
    }
    var given = call.args().text("--reason");
    if (given != null) {
      return given;
    }
    return typed.size() > 1 && isProse(call, typed.getLast()) ? typed.removeLast() : "";
  }

  private static boolean isProse(Call call, String word) {
    return word.isBlank()
        || word.indexOf(' ') >= 0
        || word.indexOf('-') < 0 && call.finder().find(word) == null;
  }

  private static void close(Call call, Bead bead, Closing.How how, Outcome outcome) {
    boolean wasOpen = !bead.isClosed();
    var closed = OnHook.close(call, bead, how);
    outcome.roots().addAll(closed.roots());
    outcome.remarks().addAll(closed.remarks());
    if (wasOpen) {
      new Closing(call.tracker())
          .unblockedBy(bead.id())
          .forEach(free -> outcome.unblocked().put(free.id(), free));
    }
  }

  /// The answer in its forms: plain, with what became free, with the step that follows, with what
  /// was claimed.
  private record CloseReply(Call call, List<Bead> closed, List<Bead> unblocked) {
    Reply reply() {
      var args = call.args();
      if (args.is("--continue")) {
        var step = new NextStep(call).after(closed.getFirst(), !args.is("--no-auto"));
        return Reply.of(
            page -> {
              lines(page);
              step.show(page);
            },
            () -> Json.object().put("closed", cards()).put("continue", step.json()).build());
      }
      if (args.is("--claim-next")) {
        var claimed = claimNext();
        return Reply.of(
            page -> {
              lines(page);
              claimed.forEach(bead ->
                  page.line("→ Claimed " + bead.id() + CreatedReply.titled(call, bead.title())));
              if (claimed.isEmpty()) {
                page.line("No ready issue to claim");
              }
            },
            () ->
                Json.object()
                    .put("closed", cards())
                    .put(
                        "claimed",
                        claimed.isEmpty()
                            ? Json.none()
                            : Card.of(call.rows(), claimed.getFirst()).plainJson())
                    .build());
      }
      boolean suggests = args.is("--suggest-next") && !unblocked.isEmpty();
      return suggests
          ? Reply.of(
              page -> {
                lines(page);
                suggestions(page);
              },
              () ->
                  Json.object()
                      .put("closed", cards())
                      .put("unblocked", Card.plainJson(Card.of(call.rows(), unblocked)))
                      .build())
          : Reply.done(this::lines, this::cards);
    }

    private Json cards() {
      return Card.plainJson(Card.of(call.rows(), closed));
    }

    private void lines(Page page) {
      for (var bead : closed) {
        page.put(Style.GREEN, "✓")
            .put(" Closed ")
            .put(Style.BOLD, bead.id())
            .line(
                CreatedReply.titled(call, bead.title())
                    + ": "
                    + bead.text(gastown.beads.Field.CLOSE_REASON));
      }
    }

    private void suggestions(Page page) {
      page.blank().line("Newly unblocked:");
      for (var bead : unblocked) {
        page.line(
            "  • "
                + bead.id()
                + " — "
                + Lines.oneLine(bead.title())
                + " (P"
                + bead.priority()
                + ")");
      }
    }

    private List<Bead> claimNext() {
      var query = ReadyWork.query(call.now(), ReadyWork.Wish.USUAL, List.of()).limitedTo(20);
      var changing = new Changing(call.tracker());
      // readiness is brought up to date at the end of the stroke, so what was just freed is tried
      // first
      var candidates = new ArrayList<>(unblocked);
      candidates.addAll(call.rows().find(query));
      candidates.sort(gastown.beads.query.Matching.comparator(gastown.beads.query.Query.USUAL));
      for (var bead : candidates) {
        if (changing.claim(bead) instanceof Changing.Claim.Mine(var mine)) {
          return List.of(mine);
        }
      }
      return List.of();
    }
  }
}
