package gastown.cli.mail;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.query.Durations;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.town.Self;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.Office;
import gastown.engine.mail.Boards;
import gastown.engine.mail.Mail;
import gastown.engine.mail.Mailbox;
import gastown.engine.mail.Nudges;
import gastown.town.address.Address;
import gastown.town.talk.MailQueue;
import gastown.town.talk.Nudge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `gt mail send`.
final class MailSend implements Command {
  private static final List<String> KINDS =
      List.of("task", "escalation", "scavenge", "notification", "reply", "handoff", "question");

  private static final Spec SPEC =
      Spec.town("mail send", "[address]", "Write to somebody, or to all of a group")
          .alias("send")
          .group(Group.COMMUNICATION)
          .detail(
              "An address is mayor, deacon, overseer, <rig>/witness, <rig>/refinery,"
                  + " <rig>/polecats/<name>, <rig>/crew/<name>, or short <rig>/<name>."
                  + " group:<name>, list:<name>, @town, @rig/<rig>, @crew/<rig>, @polecats/<rig>,"
                  + " @witnesses and @refineries mean all of them. queue:<name> is for whoever"
                  + " takes it first, channel:<name> and announce:<name> for all to read. The"
                  + " sender is whoever the session belongs to.")
          .example("gt mail send mayor -s \"Tests are slow\" -m \"They take nine minutes.\"")
          .example("gt mail send @crew/web -s \"Freeze at noon\" --urgent")
          .text("-s", "--subject", "what it is about")
          .text("-m", "--message", "the text")
          .also("--body")
          .sw("--stdin", "read the text from standard input")
          .number("--priority", "2", "0 urgent, 1 high, 2 normal, 3 low")
          .sw("--urgent", "as --priority 0")
          .text("--type", "notification", "task, question, escalation, scavenge, handoff, …")
          .text("--reply-to", "the letter it answers")
          .sw("-n", "--notify", "nudge the reader, too")
          .noOp("--no-notify")
          .sw("--pinned", "pin it")
          .sw("--wisp", "true", "keep it out of the project's history")
          .sw("--permanent", "keep it in the project's history")
          .text("--to", "the address")
          .text("--from", "for the overseer: write in another's name")
          .sw("--self", "write to yourself")
          .list("--cc", "send copies to these")
          .text("--key", "what it is about: takes the place of an unread letter of the same key")
          .text("--ttl", "nobody need read it after this time: 2h")
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
    var desk = Desk.of(call);
    var from = sender(call, desk);
    var letter = letter(call, desk, from);
    var readers = Readers.of(call, desk);
    var words = addresses(call, from);
    if (words.stream().anyMatch(Board::isBoard)) {
      return posted(call, letter, words);
    }
    var copies = readers.all(call.args().list("--cc"));
    var to = new ArrayList<>(readers.all(words));
    copies.stream().filter(copy -> !to.contains(copy)).forEach(to::add);
    if (to.size() > 1) {
      to.remove(from);
    }
    if (to.isEmpty()) {
      throw Problem.of(
              "nobody-there",
              "there is nobody behind " + String.join(", ", words),
              "gt mail directory",
              "gt mail group list")
          .refusal();
    }
    return sent(call, desk.office(), letter, to, copies);
  }

  /// What is for nobody by name lies in a box of the queue's or the channel's own.
  private static Reply posted(Call call, Mail.Letter letter, List<String> words) {
    if (words.size() > 1 || !call.args().list("--cc").isEmpty()) {
      throw Problem.of(
              "one-board",
              "a queue or a channel is written to alone",
              "gt mail send " + words.getFirst() + " -s \"…\" -m \"…\"")
          .refusal();
    }
    var board = Board.of(call);
    var word = words.getFirst();
    var office = board.desk().office();
    var extras =
        new Mail.Extras(
            call.args().is("--pinned"), List.of(), call.args().text("--key", ""), until(call));
    String id;
    String address;
    if (word.startsWith(MailQueue.PREFIX)) {
      address = board.requireQueue(word).address();
      id = new Mail(office).send(to(letter, address), extras);
    } else {
      var channel = board.requireChannel(word);
      address = channel.address();
      id = new Boards(office).post(channel, to(letter, address), extras).getFirst();
    }
    office.book().draft().name("mail", id);
    return Reply.done(
        page -> page.line("✓ " + id + " to " + address),
        () ->
            Json.object()
                .put("id", id)
                .put("from", letter.from())
                .put("to", Json.texts(List.of(address)))
                .put("subject", letter.subject())
                .build());
  }

  private static Mail.Letter to(Mail.Letter letter, String address) {
    return new Mail.Letter(letter.from(), address, letter.subject(), letter.text(), letter.how());
  }

  private static Reply sent(
      Call call, Office office, Mail.Letter letter, List<Address> to, List<Address> copies) {
    var mail = new Mail(office);
    var extras =
        new Mail.Extras(
            call.args().is("--pinned"),
            copies.stream().map(Address::text).toList(),
            call.args().text("--key", ""),
            until(call));
    var ids = new ArrayList<String>();
    var how = letter.how();
    for (var who : to) {
      var mine = new Mail.Letter(letter.from(), who.text(), letter.subject(), letter.text(), how);
      ids.add(mail.send(mine, extras));
      if (how.thread().isEmpty()) {
        how =
            new Mail.How(
                how.kind(), how.urgency(), ids.getFirst(), how.answers(), how.isPermanent());
      }
      if (call.args().is("--notify") && Nudges.isHeard(office.book(), who.text())) {
        var words = "You have a letter from " + letter.from() + ": " + letter.subject();
        new Nudges(office)
            .queue(new Nudge.Words(who.text(), letter.from(), words, how.urgency() == 0, true));
      }
    }
    office.book().draft().name("mail", ids.getFirst());
    var thread = how.thread();
    return Reply.done(
        page -> {
          for (int i = 0; i < to.size(); i++) {
            page.line("✓ " + ids.get(i) + " to " + to.get(i).shown());
          }
        },
        () ->
            Json.object()
                .put("id", ids.getFirst())
                .put("thread_id", thread)
                .put("from", letter.from())
                .put("to", Json.texts(to.stream().map(Address::text).toList()))
                .put("ids", Json.texts(ids))
                .put("subject", letter.subject())
                .build());
  }

  private static @Nullable Instant until(Call call) {
    var time = call.args().text("--ttl");
    return time == null ? null : call.now().plus(Durations.require("--ttl", time));
  }

  private static List<String> addresses(Call call, Address from) {
    var words = new ArrayList<String>();
    var typed = call.args().positional(0);
    if (typed != null) {
      words.add(typed);
    }
    var to = call.args().text("--to");
    if (to != null) {
      words.add(to);
    }
    if (call.args().is("--self")) {
      words.add(from.text());
    }
    if (words.isEmpty()) {
      throw Problem.of(
              "no-address",
              "write to whom?",
              "gt mail send mayor -s \"…\" -m \"…\"",
              "gt mail directory")
          .refusal();
    }
    return words;
  }

  /// Who the session is; only the person whose town it is may write in another's name.
  private static Address sender(Call call, Desk desk) {
    var self = Self.of(call);
    var other = call.args().text("--from");
    if (other == null) {
      return self.who();
    }
    if (!(self.who() instanceof Address.Overseer)) {
      throw new Problem(
              "not-your-name",
              "you cannot write as " + other,
              "this is the session of " + self.who().text(),
              List.of("leave --from out"))
          .refusal();
    }
    return Readers.of(call, desk).one(other);
  }

  private static Mail.Letter letter(Call call, Desk desk, Address from) {
    var args = call.args();
    var text = args.is("--stdin") ? call.input().strip() : args.text("--message", "");
    var subject = args.text("--subject", text.lines().findFirst().orElse("")).strip();
    if (subject.isEmpty()) {
      throw Problem.of(
              "empty-letter", "there is nothing to send", "add -s \"what it is about\" -m \"…\"")
          .refusal();
    }
    var kind = args.text("--type", "notification");
    if (!KINDS.contains(kind)) {
      throw Problem.of(
              "no-such-type",
              "there is no type " + kind + ": " + String.join(", ", KINDS),
              "leave --type out")
          .refusal();
    }
    long priority = args.is("--urgent") ? 0 : args.number("--priority");
    if (priority < 0 || priority > 4) {
      throw Problem.of("bad-priority", "a priority is 0 to 3", "--priority 1", "--urgent")
          .refusal();
    }
    var answers = args.text("--reply-to", "");
    var how =
        new Mail.How(
            kind,
            Math.toIntExact(priority),
            thread(call, desk, answers),
            answers,
            args.is("--permanent") || !args.is("--wisp"));
    return new Mail.Letter(from.text(), "", oneLine(subject), text, how);
  }

  private static String thread(Call call, Desk desk, String answers) {
    if (answers.isEmpty()) {
      return "";
    }
    var before = new Mailbox(desk.reading().rows(), call.now()).find(answers);
    if (before == null) {
      throw Problem.of("no-such-letter", "there is no letter " + answers, "gt mail inbox")
          .refusal();
    }
    return before.thread();
  }

  static String oneLine(String subject) {
    var line = subject.lines().findFirst().orElse(subject);
    return line.length() <= 200 ? line : line.substring(0, 197) + "...";
  }
}
