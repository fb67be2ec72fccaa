package gastown.cli.mail;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Args;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.mail.Mailbox;

/// `gt mail check`: whether there is anything, and for an agent's hook what it is.
final class MailCheck implements Command {
  private static final Spec SPEC =
      Spec.town("mail check", "", "Say whether unread letters wait: 0 if so, 1 if not")
          .group(Group.COMMUNICATION)
          .detail(
              "With --inject it prints what an agent is to be told at this turn, letters and"
                  + " nudges, notes that it was told, and always succeeds.")
          .sw("--inject", "print what waits as a block for an agent's context")
          .text("--identity", "whose letters")
          .also("--address")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.READS;
  }

  @Override
  public Access access(Args args) {
    return args.is("--inject") ? Access.BY_ITSELF : Access.READS;
  }

  @Override
  public Reply run(Call call) {
    return call.args().is("--inject") ? inject(call) : count(call);
  }

  private static Reply count(Call call) {
    var desk = Desk.of(call);
    var who = MailInbox.whose(call, desk, 0);
    int unread = new Mailbox(call.rows(), call.now()).unread(who.text()).size();
    return Reply.of(
            page ->
                page.line(
                    unread == 0
                        ? "No unread letters"
                        : unread == 1 ? "1 unread letter" : unread + " unread letters"),
            () ->
                Json.object()
                    .put("address", who.text())
                    .put("unread", unread)
                    .put("has_new", unread > 0)
                    .build())
        .withExit(unread == 0 ? 1 : 0);
  }

  /// A hook must not fail because of us.
  private static Reply inject(Call call) {
    try {
      var news =
          call.look(_ -> {
            var desk = Desk.of(call);
            return TurnNews.of(call, desk.reading(), MailInbox.whose(call, desk, 0));
          });
      news.note(call);
      return Reply.raw(news.block());
    } catch (Problem.Refusal refusal) {
      return Reply.raw("").withRemark("gt mail check: " + refusal.problem().what());
    }
  }
}
