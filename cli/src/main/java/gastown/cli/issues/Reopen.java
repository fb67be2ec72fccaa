package gastown.cli.issues;

import gastown.beads.Status;
import gastown.beads.work.Changing;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Card;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;

/// `bd reopen`.
final class Reopen implements Command {
  private static final Spec SPEC =
      Spec.of("reopen", "[id...]", "Open closed issues again")
          .group(Group.ISSUES)
          .example("bd reopen ex-4k2 --reason \"fails on empty input\"")
          .text("-r", "--reason", "why; becomes a comment")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.WRITES;
  }

  private static String alreadyOpen(gastown.beads.Bead bead) {
    return bead.id() + " is already open";
  }

  @Override
  public Reply run(Call call) {
    var reason = call.args().text("--reason", "");
    var remarks = new ArrayList<String>();
    var many =
        Many.each(
            call,
            call.idsOrLast(call.args().positionals()),
            "reopening",
            bead -> {
              if (bead.status().equals(Status.OPEN)) {
                remarks.add(alreadyOpen(bead));
              }
              new Changing(call.tracker()).reopen(bead, reason);
            });
    if (many.isNothingDone()) {
      return many.failure();
    }
    remarks.addAll(many.failures());
    return Reply.done(
            page ->
                many.done().stream()
                    .filter(bead -> !remarks.contains(alreadyOpen(bead)))
                    .forEach(bead ->
                        page.line(
                            "↻ Reopened " + bead.id() + (reason.isEmpty() ? "" : ": " + reason))),
            () -> Card.plainJson(Card.of(call.rows(), many.done())))
        .withRemarks(remarks)
        .withExit(many.failures().isEmpty() ? 0 : 1);
  }
}
