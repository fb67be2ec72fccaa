package gastown.cli.mail;

import gastown.beads.Problem;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.mail.Mailbox;
import gastown.engine.mail.Message;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// `gt mail search`.
final class MailSearch {
  private MailSearch() {}

  static Command command() {
    return Simple.reads(
        Spec.town("mail search", "<text>", "Find letters of yours by a text or regular expression")
            .group(Group.COMMUNICATION)
            .text("--from", "only from senders that contain this")
            .sw("--subject", "look at subjects only")
            .sw("--body", "look at texts only")
            .sw("--archive", "what was put away, too")
            .text("--identity", "whose letters")
            .also("--address"),
        MailSearch::run);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var args = call.args();
    var flagged = args.text("--identity");
    var who = flagged == null ? desk.self() : Readers.of(call, desk).one(flagged);
    var pattern = pattern(args.positionals().getFirst());
    var box = new Mailbox(call.rows(), call.now());
    var found = new ArrayList<Message>();
    boolean bySubject = args.is("--subject") || !args.is("--body");
    boolean byText = args.is("--body") || !args.is("--subject");
    for (var message : args.is("--archive") ? box.all(who.text()) : box.inbox(who.text())) {
      boolean isMeant =
          bySubject && pattern.matcher(message.subject()).find()
              || byText && pattern.matcher(message.text()).find();
      if (isMeant && message.from().contains(args.text("--from", ""))) {
        found.add(message);
      }
    }
    return Reply.of(
        page -> {
          page.line(found.size() + " found");
          int number = 0;
          for (var message : found) {
            MailInbox.line(++number, message, page);
          }
        },
        () -> MailInbox.json(found));
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    } catch (PatternSyntaxException e) {
      throw Problem.of(
              "bad-expression",
              "cannot read the expression " + text + ": " + e.getDescription(),
              "gt mail search \"" + Pattern.quote(text) + "\"")
          .refusal();
    }
  }
}
