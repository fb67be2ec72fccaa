package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.work.Changing;
import gastown.beads.work.Closing;
import gastown.beads.work.Linking;
import gastown.beads.work.Validation;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Card;
import gastown.cli.reply.Page.Style;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.OnHook;

/// `bd update`.
final class Update implements Command {
  private static final Spec SPEC =
      Spec.of(
              "update",
              "[id...]",
              "Change fields of issues (of the one last touched when no id is given)")
          .group(Group.ISSUES)
          .example("bd update ex-4k2 --claim")
          .example("bd update ex-4k2 --status blocked --add-label waiting")
          .text(
              "-s",
              "--status",
              "open, in_progress, blocked, deferred, closed, pinned, hooked or an own one")
          .sw("--claim", "take it: assign it to yourself and start it, unless somebody else has")
          .text("--title", "the title")
          .text("-d", "--description", "what it is about; - reads standard input")
          .also("--body", "--message", "-m")
          .text("--body-file", "read the description from a file; - reads standard input")
          .also("--description-file")
          .sw("--stdin", "read the description from standard input")
          .sw("--allow-empty-description", "let an empty file or input clear the description")
          .text("--design", "design notes")
          .text("--design-file", "read the design notes from a file")
          .text("--acceptance", "acceptance criteria")
          .also("--acceptance-criteria")
          .text("--notes", "replace the notes")
          .text("--append-notes", "add a line to the notes")
          .text("-t", "--type", "the type")
          .text("-p", "--priority", "0 to 4, or P0 to P4")
          .text("-a", "--assignee", "who works on it; \"\" for nobody")
          .sw("--unassign", "nobody works on it")
          .hidden()
          .number("-e", "--estimate", "minutes of work")
          .text("--due", "when it is due; \"\" for no date")
          .text("--defer", "put it off until then; \"\" takes it up again")
          .text("--parent", "move it below this issue; \"\" for no parent")
          .list("--add-label", "add labels")
          .list("--remove-label", "take labels off")
          .list("--set-labels", "replace all labels")
          .text("--metadata", "a JSON object (or @file) merged into the metadata")
          .repeat("--set-metadata", "key=value")
          .repeat("--unset-metadata", "key")
          .text("--external-ref", "its name elsewhere; \"\" for none")
          .text("--spec-id", "the specification it belongs to")
          .text("--await-id", "what a gate waits for")
          .sw("--ephemeral", "make it temporary")
          .sw("--persistent", "make a temporary issue permanent")
          .sw("--no-history", "keep no history of it")
          .sw("--history", "keep history of it again")
          .text("--session", "the session that closes it, with --status closed")
          .sw("-f", "--force", "with --status closed: close it whatever stands against it")
          .hidden()
          .build();

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
    if (!isAnythingAsked(call)) {
      return Reply.line("No updates specified", () -> new Json.Arr(java.util.List.of()));
    }
    var ids = call.idsOrLast(call.args().positionals());
    var verb = call.args().is("--claim") ? "claiming" : "updating";
    var many = Many.each(call, ids, verb, bead -> update(call, bead));
    if (many.isNothingDone()) {
      return many.failure();
    }
    many.done().forEach(bead -> call.touch(bead.id()));
    return Reply.done(
            page -> {
              for (var bead : many.done()) {
                page.put(Style.GREEN, "✓")
                    .put(" Updated issue: ")
                    .put(Style.BOLD, bead.id())
                    .line(CreatedReply.titled(call, bead.title()));
              }
            },
            () -> Card.plainJson(Card.of(call.rows(), many.done())))
        .withRemarks(many.failures());
  }

  private static boolean isAnythingAsked(Call call) {
    for (var flag : SPEC.flags()) {
      if (call.args().given(flag.name()) && !flag.name().equals("--session")) {
        return true;
      }
    }
    return false;
  }

  private static void update(Call call, Bead found) {
    var bead = found;
    var changing = new Changing(call.tracker());
    if (call.args().is("--claim")) {
      bead = claimed(changing, bead);
    }
    var changed = new UpdateFields(call).apply(bead);
    boolean closes = changed.isClosed() && !bead.isClosed();
    if (closes) {
      OnHook.fence(call, bead);
      changed = changed.with(Field.STATUS, bead.status());
    }
    var saved = changing.save(bead, changed);
    relate(call, saved);
    if (closes) {
      var how =
          new Closing.How("Closed", call.args().text("--session", ""), call.args().is("--force"));
      OnHook.close(call, saved, how);
    }
  }

  private static Bead claimed(Changing changing, Bead bead) {
    return switch (changing.claim(bead)) {
      case Changing.Claim.Mine(var mine) -> mine;
      case Changing.Claim.HeldBy(var whom) ->
          throw Problem.of(
                  "already-claimed",
                  "issue already claimed by " + whom,
                  "bd show " + bead.id(),
                  "bd ready --unassigned")
              .refusal();
      case Changing.Claim.NotClaimable(var status) ->
          throw Problem.of(
                  "not-claimable",
                  "issue not claimable: status " + status,
                  status.equals(Status.CLOSED)
                      ? "bd reopen " + bead.id()
                      : "bd update " + bead.id() + " --status open")
              .refusal();
    };
  }

  private static void relate(Call call, Bead bead) {
    var args = call.args();
    var draft = call.draft();
    var id = bead.id();
    if (args.given("--set-labels")) {
      new Changing(call.tracker()).relabel(id, args.list("--set-labels"));
    }
    args.list("--add-label").forEach(label -> draft.label(id, Validation.newLabel(label)));
    args.list("--remove-label").forEach(label -> draft.unlabel(id, Validation.label(label)));
    if (args.given("--parent")) {
      var parent = args.text("--parent", "");
      new Linking(call.tracker())
          .adopt(id, parent.isEmpty() ? "" : call.finder().require(parent).id());
    }
  }
}
