package gastown.cli.mail;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.query.Durations;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.mail.Handling;
import gastown.engine.mail.Mailbox;
import gastown.engine.mail.Message;
import gastown.town.address.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Putting letters away, and marking them.
final class MailTidying {
  private static final Duration STALE = Duration.ofDays(7);

  private MailTidying() {}

  static Command named(String path) {
    return switch (path) {
      case "mail archive" ->
          Simple.writes(
              words(path, "Put letters away; gt mail search --archive still finds them")
                  .sw("--stale", "all that were read and are older than a week")
                  .sw("-n", "--dry-run", "say which ones"),
              MailTidying::archive);
      case "mail delete" ->
          Simple.writes(words(path, "Put letters away for good"), call -> close(call, "deleted"));
      case "mail mark-unread" ->
          Simple.writes(words(path, "Mark letters as not read"), call -> mark(call, false));
      case "mail clear" ->
          Simple.writes(
              Spec.town(path, "[address]", "Put all letters of a box away")
                  .group(Group.COMMUNICATION)
                  .sw("--all", "those that were not read, too"),
              MailTidying::clear);
      default ->
          Simple.writes(
              words("mail mark-read", "Mark letters as read; they stay in the inbox")
                  .alias("mail ack")
                  .sw("--all", "all of them"),
              call -> mark(call, true));
    };
  }

  static Command drain() {
    return Simple.writes(
        Spec.town("mail drain", "", "Put old letters of the town's offices away")
            .group(Group.COMMUNICATION)
            .text("--max-age", "30m", "those older than this")
            .sw("-n", "--dry-run", "say which ones")
            .sw("--all", "those of everybody")
            .text("--identity", "whose box, in place of your own"),
        MailTidying::drain);
  }

  private static Reply drain(Call call) {
    var desk = Desk.of(call);
    var typed = call.args().text("--identity");
    var who = typed == null ? desk.self() : Readers.of(call, desk).one(typed);
    var age = Durations.require("--max-age", call.args().text("--max-age", "30m"));
    var old = new ArrayList<Message>();
    for (var message : new Mailbox(call.rows(), call.now()).inbox(who.text())) {
      var from = Address.read(message.from());
      boolean isOffice =
          from instanceof Address.Witness
              || from instanceof Address.Refinery
              || from instanceof Address.Deacon;
      boolean isMeant = isOffice || call.args().is("--all");
      if (isMeant && message.bead().createdAt().isBefore(call.now().minus(age))) {
        old.add(message);
      }
    }
    if (call.args().is("--dry-run")) {
      return told("would be archived", old);
    }
    var handling = new Handling(desk.office());
    old.forEach(message -> handling.close(message, "archived"));
    return told("archived", old);
  }

  private static Spec.Builder words(String path, String summary) {
    return Spec.town(path, "[id|number...]", summary).group(Group.COMMUNICATION);
  }

  private static List<Message> named(Call call, Desk desk) {
    // the places in the inbox are those before anything was changed
    var messages = new ArrayList<Message>();
    for (var word : call.args().positionals()) {
      messages.add(MailRead.require(call, desk, word));
    }
    return messages;
  }

  private static List<Message> require(Call call, Desk desk) {
    var messages = named(call, desk);
    if (messages.isEmpty()) {
      throw Problem.of("no-letter", "which letters?", "gt mail inbox").refusal();
    }
    return messages;
  }

  private static Reply archive(Call call) {
    var desk = Desk.of(call);
    var messages = new ArrayList<>(named(call, desk));
    if (call.args().is("--stale")) {
      for (var message : new Mailbox(call.rows(), call.now()).inbox(desk.self().text())) {
        if (message.isRead() && message.bead().createdAt().isBefore(call.now().minus(STALE))) {
          messages.add(message);
        }
      }
    } else if (messages.isEmpty()) {
      throw Problem.of("no-letter", "which letters?", "gt mail archive --stale", "gt mail inbox")
          .refusal();
    }
    if (call.args().is("--dry-run")) {
      return told("would be archived", messages);
    }
    var handling = new Handling(desk.office());
    messages.forEach(message -> handling.close(message, "archived"));
    return told("archived", messages);
  }

  private static Reply close(Call call, String why) {
    var desk = Desk.of(call);
    var messages = require(call, desk);
    var handling = new Handling(desk.office());
    messages.forEach(message -> handling.close(message, why));
    return told(why, messages);
  }

  private static Reply clear(Call call) {
    var desk = Desk.of(call);
    var typed = call.args().positional(0);
    var who = typed == null ? desk.self() : Readers.of(call, desk).one(typed);
    var handling = new Handling(desk.office());
    var gone = new ArrayList<Message>();
    for (var message : new Mailbox(call.rows(), call.now()).inbox(who.text())) {
      if (message.isRead() || call.args().is("--all")) {
        handling.close(message, "cleared");
        gone.add(message);
      }
    }
    return told("cleared", gone);
  }

  private static Reply mark(Call call, boolean isRead) {
    var desk = Desk.of(call);
    var self = desk.self().text();
    boolean isAll = isRead && call.args().is("--all");
    var messages = isAll ? new Mailbox(call.rows(), call.now()).unread(self) : require(call, desk);
    var handling = new Handling(desk.office());
    for (var message : messages) {
      if (isRead) {
        handling.read(message, self);
      } else {
        handling.unread(message);
      }
    }
    return told(isRead ? "marked as read" : "marked as unread", messages);
  }

  private static Reply told(String what, List<Message> messages) {
    var ids = messages.stream().map(Message::id).toList();
    return Reply.done(
        page ->
            page.line(
                ids.isEmpty()
                    ? "There is nothing to do"
                    : "✓ " + what + ": " + String.join(" ", ids)),
        () -> Json.object().put("done", what).put("ids", Json.texts(ids)).build());
  }
}
