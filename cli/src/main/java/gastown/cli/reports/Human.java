package gastown.cli.reports;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.Closing;
import gastown.beads.work.Creating;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.cards.Card;
import gastown.cli.reply.Reply;
import gastown.cli.views.Filters;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.OnHook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Issues that need a person: those labelled `human`.
final class Human {
  private static final String LABEL = "human";
  private static final String DISMISSED = "Dismissed";

  private Human() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "human list" ->
          Simple.reads(
              spec(path, "", "List issues that need a person")
                  .text("-s", "--status", "statuses separated by commas, or all"),
              Human::list);
      case "human respond" ->
          Simple.writes(
              spec(path, "<issue-id>", "Answer an issue that needs a person, and close it")
                  .example("bd human respond ex-4k2 --response \"use the second one\"")
                  .text("-r", "--response", "the answer"),
              Human::respond);
      case "human dismiss" ->
          Simple.writes(
              spec(path, "<issue-id>", "Close an issue that needs a person without an answer")
                  .text("--reason", "why"),
              Human::dismiss);
      case "human stats" ->
          Simple.reads(spec(path, "", "Count the issues that need a person"), Human::stats);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.of(path, usage, summary).group(Group.AGENTS);
  }

  private static Reply list(Call call) {
    var where = new ArrayList<Criterion>(List.of(new Criterion.HasLabel(LABEL)));
    var statuses = new Filters(call).statuses();
    if (!statuses.isEmpty()) {
      where.add(new Criterion.OneOf(Field.STATUS, statuses));
    } else if (!call.args().given("--status")) {
      where.add(Criterion.isNot(Field.STATUS, Status.CLOSED));
    }
    return Found.of(call, Query.where(where), 0)
        .reply("No issues need a person", "issues that need a person:");
  }

  private static Bead asking(Call call) {
    var bead = call.finder().require(call.args().positionals().getFirst());
    if (!call.draft().labels(bead.id()).contains(LABEL)) {
      throw Problem.of(
              "not-human",
              "issue " + bead.id() + " does not carry the label " + LABEL,
              "bd human list",
              "bd close " + bead.id())
          .refusal();
    }
    if (bead.isClosed()) {
      throw Problem.of(
              "already-closed", "issue " + bead.id() + " is already closed", "bd show " + bead.id())
          .refusal();
    }
    return bead;
  }

  private static Reply respond(Call call) {
    var response = call.args().text("--response", "").strip();
    if (response.isEmpty()) {
      throw Problem.of(
              "missing-flag", "required flag --response not set", call.args().spec().helpCall())
          .refusal();
    }
    var bead = asking(call);
    Creating.comment(call.tracker(), bead.id(), call.actor(), "Response: " + response);
    return closed(call, bead, "Responded", "✓ Responded to and closed ");
  }

  private static Reply dismiss(Call call) {
    var reason = call.args().text("--reason", "").strip();
    return closed(
        call,
        asking(call),
        reason.isEmpty() ? DISMISSED : DISMISSED + ": " + reason,
        "✓ Dismissed ");
  }

  private static Reply closed(Call call, Bead bead, String reason, String done) {
    var closed = OnHook.close(call, bead, new Closing.How(reason, "", false)).bead();
    call.touch(bead.id());
    var card = Card.of(call.rows(), closed);
    return Reply.done(page -> page.line(done + bead.id()), card::plainJson);
  }

  private static Reply stats(Call call) {
    var all = call.rows().find(Query.where(new Criterion.HasLabel(LABEL)));
    long pending = all.stream().filter(bead -> !bead.isClosed()).count();
    long dismissed =
        all.stream()
            .filter(bead -> bead.isClosed() && bead.text(Field.CLOSE_REASON).startsWith(DISMISSED))
            .count();
    long responded = all.size() - pending - dismissed;
    return Reply.of(
        page -> {
          page.line("Issues that need a person:").blank();
          page.line("  Total:      " + all.size());
          page.line("  Pending:    " + pending);
          page.line("  Responded:  " + responded);
          page.line("  Dismissed:  " + dismissed);
        },
        () ->
            Json.object()
                .put("total", all.size())
                .put("pending", pending)
                .put("responded", responded)
                .put("dismissed", dismissed)
                .build());
  }
}
