package gastown.cli.mail;

import gastown.beads.BeadId;
import gastown.beads.Problem;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.mail.Handling;
import gastown.engine.mail.Mailbox;
import gastown.engine.mail.Message;
import java.util.ArrayList;

/// `gt mail read`, `peek` and `thread`.
final class MailRead {
  private MailRead() {}

  static Command named(String path) {
    return path.equals("mail peek")
        ? Simple.reads(
            Spec.town("mail peek", "", "Show your first unread letter; it stays unread")
                .group(Group.COMMUNICATION),
            MailRead::peek)
        : Simple.writes(
            Spec.town(
                    "mail read", "<id|number>", "Read a letter, by id or by its place in the inbox")
                .alias("mail show")
                .group(Group.COMMUNICATION),
            MailRead::read);
  }

  static Command thread() {
    return Simple.reads(
        Spec.town("mail thread", "<thread|id>", "Show a whole conversation")
            .group(Group.COMMUNICATION),
        MailRead::conversation);
  }

  /// The letter a word means: an id, or its place in the caller's inbox.
  static Message require(Call call, Desk desk, String word) {
    var box = new Mailbox(call.rows(), call.now());
    long number = BeadId.number(word);
    if (number > 0) {
      var inbox = box.inbox(desk.self().text());
      if (number > inbox.size()) {
        throw Problem.of(
                "no-such-letter",
                "there is no letter " + number + ": the inbox has " + inbox.size(),
                "gt mail inbox")
            .refusal();
      }
      return inbox.get((int) number - 1);
    }
    var bead = desk.find(word);
    var found = bead == null ? null : box.find(bead.id());
    if (found == null) {
      throw Problem.of("no-such-letter", "there is no letter " + word, "gt mail inbox").refusal();
    }
    return found;
  }

  private static Reply read(Call call) {
    var desk = Desk.of(call);
    var message = require(call, desk, call.args().positionals().getFirst());
    var now = message;
    // only who it is for has read it when it was looked at
    if (message.to().equals(desk.self().text()) && !message.isRead()) {
      new Handling(desk.office()).read(message, desk.self().text());
      now = require(call, desk, message.id());
    }
    var shown = now;
    return Reply.of(page -> text(shown, page), shown::json);
  }

  private static Reply peek(Call call) {
    var desk = Desk.of(call);
    var unread = new Mailbox(call.rows(), call.now()).unread(desk.self().text());
    if (unread.isEmpty()) {
      return Reply.line("No unread letters", gastown.beads.json.Json::none).withExit(1);
    }
    return Reply.of(page -> text(unread.getFirst(), page), () -> unread.getFirst().json());
  }

  private static Reply conversation(Call call) {
    var word = call.args().positionals().getFirst();
    var box = new Mailbox(call.rows(), call.now());
    var one = BeadId.number(word) > 0 ? require(call, Desk.of(call), word) : box.find(word);
    var messages = box.thread(one == null ? word : one.thread());
    if (messages.isEmpty()) {
      throw Problem.of("no-such-thread", "there is no conversation " + word, "gt mail inbox")
          .refusal();
    }
    var shown = new ArrayList<>(messages);
    return Reply.of(
        page -> {
          for (var message : shown) {
            text(message, page);
            page.blank();
          }
        },
        () -> MailInbox.json(shown));
  }

  private static void text(Message message, Page page) {
    page.line(Page.Style.BOLD, message.subject());
    page.line("  From: " + message.from());
    page.line("  To: " + message.to());
    page.line("  At: " + message.bead().createdAt());
    page.line("  Id: " + message.id());
    if (message.bead().priority() != 2) {
      page.line("  Priority: " + Message.urgency(message.bead().priority()));
    }
    if (!message.thread().equals(message.id())) {
      page.line("  Thread: " + message.thread());
    }
    if (!message.text().isBlank()) {
      page.blank().line(message.text().strip());
    }
  }
}
