package gastown.cli.mail;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.engine.mail.Boards;
import gastown.engine.mail.Mailbox;
import gastown.town.address.Address;
import gastown.town.book.TalkKinds;
import gastown.town.talk.MailQueue;
import java.util.List;

/// `gt mail queue …`, `gt mail claim` and `gt mail release`: letters for whoever takes them first.
final class MailQueues {
  private MailQueues() {}

  static Command named(String path) {
    return switch (path) {
      case "mail queue list" -> Simple.reads(words(path, "", "Show the queues"), MailQueues::list);
      case "mail queue show" ->
          Simple.reads(words(path, "<name>", "Show what waits in a queue"), MailQueues::show);
      case "mail queue create" ->
          Simple.writes(
              words(path, "<name>", "Make a queue; gt mail send queue:<name> writes to it")
                  .text("--claimers", "who may take: patterns of addresses, as web/polecats/*"),
              MailQueues::create);
      case "mail queue delete" ->
          Simple.writes(words(path, "<name>", "Remove an empty queue"), MailQueues::delete);
      case "mail claim" ->
          Simple.writes(
              words(path, "[queue]", "Take the oldest letter of a queue, or of any you may"),
              MailQueues::claim);
      default ->
          Simple.writes(
              words("mail release", "<id|number>", "Give a letter back to its queue"),
              MailQueues::release);
    };
  }

  private static Spec.Builder words(String path, String usage, String summary) {
    return Spec.town(path, usage, summary).group(Group.COMMUNICATION);
  }

  private static int waiting(Call call, MailQueue queue) {
    return new Mailbox(call.rows(), call.now()).inbox(queue.address()).size();
  }

  private static Json json(Call call, MailQueue queue) {
    return Json.object()
        .put("name", queue.name())
        .put("address", queue.address())
        .putText("claimers", queue.claimers())
        .put("waiting", waiting(call, queue))
        .build();
  }

  private static Reply list(Call call) {
    var queues = Board.of(call).queues();
    return Reply.of(
        page -> {
          if (queues.isEmpty()) {
            page.line("There are no queues.");
          }
          for (var queue : queues) {
            var whom = queue.claimers().isEmpty() ? "" : "  for " + queue.claimers();
            page.line(queue.name() + "  " + waiting(call, queue) + " waiting" + whom);
          }
        },
        () -> new Json.Arr(queues.stream().map(queue -> json(call, queue)).toList()));
  }

  private static Reply show(Call call) {
    var queue = Board.of(call).requireQueue(call.args().positionals().getFirst());
    var standing = Boards.standing(new Mailbox(call.rows(), call.now()), queue.address());
    return Reply.of(
        page -> {
          page.line(queue.name() + "  " + standing.size() + " waiting");
          int number = 0;
          for (var message : standing) {
            MailInbox.line(++number, message, page);
          }
        },
        () -> ((Json.Obj) json(call, queue)).with("messages", MailInbox.json(standing)));
  }

  private static Reply create(Call call) {
    var board = Board.of(call);
    var name = call.args().positionals().getFirst();
    if (!Address.isName(name) || board.queue(name) != null) {
      boolean isThere = board.queue(name) != null;
      throw Problem.of(
              isThere ? "queue-exists" : "bad-name",
              isThere ? "there is a queue " + name : name + " is no name for a queue",
              isThere ? "gt mail queue show " + name : "gt mail queue create reviews")
          .refusal();
    }
    var queue = new MailQueue(name, call.args().text("--claimers", ""));
    board.desk().office().book().put(TalkKinds.QUEUE, queue);
    call.draft().name("mail-queue", name);
    return Reply.done(
        page -> page.line("✓ " + queue.address() + " takes letters"), () -> json(call, queue));
  }

  private static Reply delete(Call call) {
    var board = Board.of(call);
    var queue = board.requireQueue(call.args().positionals().getFirst());
    int waiting = waiting(call, queue);
    if (waiting > 0) {
      throw Problem.of(
              "queue-not-empty",
              waiting + " letters wait in " + queue.name(),
              "gt mail claim " + queue.name(),
              "gt mail queue show " + queue.name())
          .refusal();
    }
    if (!board.desk().office().book().drop(TalkKinds.QUEUE, queue.name())) {
      throw Problem.of(
              "queue-settled",
              queue.name() + " stands in config/messaging.json",
              "take it out of that file")
          .refusal();
    }
    return Reply.done(
        page -> page.line("✓ " + queue.name() + " is gone"),
        () -> Json.object().put("deleted", queue.name()).build());
  }

  private static Reply claim(Call call) {
    var board = Board.of(call);
    var typed = call.args().positional(0);
    var self = board.desk().self();
    var queues = typed == null ? board.queues() : List.of(board.requireQueue(typed));
    boolean isPerson = self instanceof Address.Overseer;
    for (var queue : queues) {
      boolean isFor = isPerson || queue.isFor(self.text());
      if (!isFor && typed != null) {
        throw new Problem(
                "not-for-you",
                queue.name() + " is not for " + self.shown(),
                "it is for " + queue.claimers(),
                List.of("gt mail queue list"))
            .refusal();
      }
      var taken = isFor ? new Boards(board.desk().office()).claim(queue, self.text()) : null;
      if (taken != null) {
        return Reply.of(
            page -> {
              page.line("✓ " + taken.id() + " is yours: " + taken.subject());
              page.line("  gt mail read " + taken.id());
              page.line("  gt mail release " + taken.id() + "   (gives it back)");
            },
            taken::json);
      }
    }
    return Reply.line("Nothing waits.", Json::none).withExit(1);
  }

  private static Reply release(Call call) {
    var board = Board.of(call);
    var message = MailRead.require(call, board.desk(), call.args().positionals().getFirst());
    var claimer = Boards.claimer(message);
    var self = board.desk().self();
    boolean isMine =
        claimer != null && (claimer.equals(self.text()) || self instanceof Address.Overseer);
    if (!isMine || !new Boards(board.desk().office()).release(message)) {
      throw new Problem(
              "not-claimed",
              message.id() + " cannot be given back",
              claimer == null ? "it came from no queue" : claimer + " took it",
              List.of("gt mail inbox", "gt mail queue list"))
          .refusal();
    }
    return Reply.done(
        page -> page.line("✓ " + message.id() + " waits in its queue again"),
        () -> Json.object().put("id", message.id()).put("released", true).build());
  }
}
