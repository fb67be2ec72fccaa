package gastown.cli.mail;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.mail.Mailbox;
import gastown.engine.mail.Message;
import gastown.town.address.Address;
import java.util.List;

/// `gt mail inbox`.
final class MailInbox {
  private MailInbox() {}

  static Command command() {
    return Simple.reads(
        Spec.town("mail inbox", "[address]", "Show your letters, or another's")
            .alias("inbox")
            .group(Group.COMMUNICATION)
            .sw("-u", "--unread", "only what was not read")
            .sw("-a", "--all", "what was put away, too")
            .text("--identity", "whose letters")
            .also("--address"),
        MailInbox::run);
  }

  /// Whose letters a command is about: a word typed, or the caller.
  static Address whose(Call call, Desk desk, int positional) {
    var word = call.args().positional(positional);
    var flagged = call.args().text("--identity");
    var typed = word == null ? flagged : word;
    return typed == null ? desk.self() : Readers.of(call, desk).one(typed);
  }

  private static Reply run(Call call) {
    var desk = Desk.of(call);
    var who = whose(call, desk, 0);
    var box = new Mailbox(call.rows(), call.now());
    var messages = call.args().is("--all") ? box.all(who.text()) : box.inbox(who.text());
    var shown =
        call.args().is("--unread")
            ? messages.stream().filter(message -> !message.isRead()).toList()
            : messages;
    return Reply.of(page -> text(who, shown, page), () -> json(shown));
  }

  static Json json(List<Message> messages) {
    return new Json.Arr(messages.stream().map(message -> (Json) message.json()).toList());
  }

  private static void text(Address who, List<Message> messages, Page page) {
    long unread = messages.stream().filter(message -> !message.isRead()).count();
    page.line(
        Page.Style.BOLD,
        "Letters to " + who.shown() + ": " + messages.size() + ", " + unread + " unread");
    if (messages.isEmpty()) {
      page.line("  (none)");
    }
    int number = 0;
    for (var message : messages) {
      line(++number, message, page);
    }
  }

  static void line(int number, Message message, Page page) {
    page.put(String.format("%3d. ", number))
        .put(message.isRead() ? "○ " : "● ")
        .put(Page.Style.BOLD, message.id())
        .put(
            message.bead().priority() < 2
                ? " [" + Message.urgency(message.bead().priority()) + "]"
                : "")
        .put(" " + Lines.oneLine(message.subject()))
        .put(Page.Style.DIM, "  from " + message.from() + ", " + message.bead().createdAt())
        .end();
  }
}
