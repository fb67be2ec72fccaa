package gastown.cli.mail;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.mail.Handling;
import gastown.engine.mail.Mail;

/// `gt mail reply`.
final class MailReply {
  private MailReply() {}

  static Command command() {
    return Simple.writes(
        Spec.town("mail reply", "<id|number> [message]", "Answer a letter")
            .group(Group.COMMUNICATION)
            .text("-s", "--subject", "another subject than the letter's")
            .text("-m", "--message", "the text")
            .also("--body")
            .sw("--stdin", "read the text from standard input"),
        MailReply::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var args = call.args();
    var before = MailRead.require(call, desk, args.positionals().getFirst());
    var typed = args.positional(1);
    var text =
        args.is("--stdin")
            ? call.input().strip()
            : args.text("--message", typed == null ? "" : typed);
    if (text.isBlank()) {
      throw Problem.of(
              "empty-letter", "what is the answer?", "gt mail reply " + before.id() + " \"…\"")
          .refusal();
    }
    var usual = before.subject().startsWith("Re: ") ? before.subject() : "Re: " + before.subject();
    var how =
        new Mail.How(
            "reply",
            before.bead().priority(),
            before.thread(),
            before.id(),
            !before.bead().isEphemeral());
    var self = desk.self().text();
    var to = before.from().equals(self) ? before.to() : before.from();
    var subject = MailSend.oneLine(args.text("--subject", usual));
    var office = desk.office();
    if (before.to().equals(self) && !before.isRead()) {
      new Handling(office).read(before, self);
    }
    var id = new Mail(office).send(new Mail.Letter(self, to, subject, text, how));
    return Reply.done(
        page -> page.line("✓ " + id + " to " + to),
        () ->
            Json.object()
                .put("id", id)
                .put("to", to)
                .put("subject", subject)
                .put("thread_id", before.thread())
                .put("reply_to", before.id())
                .build());
  }
}
