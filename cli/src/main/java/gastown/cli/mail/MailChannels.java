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
import gastown.town.talk.Channel;
import java.util.ArrayList;
import java.util.List;

/// `gt mail channel …` and `gt mail announces`: boards everybody may read.
final class MailChannels {
  private MailChannels() {}

  static Command named(String path) {
    return switch (path) {
      case "mail channel list" ->
          Simple.reads(words(path, "", "Show the channels"), MailChannels::list);
      case "mail channel create" ->
          Simple.writes(
              words(path, "<name>", "Make a channel; gt mail send channel:<name> writes to it")
                  .number("--retain-count", "0", "keep the newest so many")
                  .number("--retain-hours", "0", "keep nothing longer than so many hours"),
              MailChannels::create);
      case "mail channel delete" ->
          Simple.writes(
              words(path, "<name>", "Remove a channel, and put its letters away"),
              MailChannels::delete);
      case "mail channel subscribe" ->
          Simple.writes(
              words(path, "<name>", "Get a letter for each one put up there"),
              call -> subscribe(call, true));
      case "mail channel unsubscribe" ->
          Simple.writes(
              words(path, "<name>", "Get no more letters from there"),
              call -> subscribe(call, false));
      case "mail channel subscribers" ->
          Simple.reads(
              words(path, "<name>", "Show who gets letters from there"), MailChannels::subscribers);
      case "mail announces" ->
          Simple.reads(
              words(path, "[channel]", "Show the boards of config/messaging.json, or one of them"),
              MailChannels::announces);
      default ->
          Simple.reads(
              words("mail channel show", "[name]", "Show what stands in a channel")
                  .alias("mail channel"),
              MailChannels::show);
    };
  }

  private static Spec.Builder words(String path, String usage, String summary) {
    return Spec.town(path, usage, summary).group(Group.COMMUNICATION);
  }

  private static Json json(Channel channel) {
    return Json.object()
        .put("name", channel.name())
        .put("address", channel.address())
        .put("retain_count", channel.most())
        .put("retain_hours", channel.hours())
        .put("subscribers", Json.texts(channel.subscribers()))
        .build();
  }

  private static Reply shown(List<Channel> channels) {
    return Reply.of(
        page -> {
          if (channels.isEmpty()) {
            page.line("There are no channels.");
          }
          for (var channel : channels) {
            page.line(channel.name() + "  " + channel.subscribers().size() + " subscribers");
          }
        },
        () -> new Json.Arr(channels.stream().map(MailChannels::json).toList()));
  }

  private static Reply list(Call call) {
    return shown(Board.of(call).channels());
  }

  private static Reply announces(Call call) {
    if (call.args().positional(0) != null) {
      return show(call);
    }
    var board = Board.of(call);
    var channels = new ArrayList<Channel>();
    for (var name : board.settled("announces")) {
      channels.add(board.requireChannel(name));
    }
    return shown(channels);
  }

  private static Reply show(Call call) {
    var name = call.args().positional(0);
    if (name == null) {
      return list(call);
    }
    var channel = Board.of(call).requireChannel(name);
    var standing = Boards.standing(new Mailbox(call.rows(), call.now()), channel.address());
    return Reply.of(
        page -> {
          page.line(channel.name() + "  " + count(standing.size()));
          int number = 0;
          for (var message : standing) {
            MailInbox.line(++number, message, page);
          }
        },
        () -> ((Json.Obj) json(channel)).with("messages", MailInbox.json(standing)));
  }

  private static String count(int letters) {
    return letters == 1 ? "1 letter" : letters + " letters";
  }

  private static Reply create(Call call) {
    var board = Board.of(call);
    var name = call.args().positionals().getFirst();
    boolean isThere = board.channel(name) != null;
    if (!Address.isName(name) || isThere) {
      throw Problem.of(
              isThere ? "channel-exists" : "bad-name",
              isThere ? "there is a channel " + name : name + " is no name for a channel",
              isThere ? "gt mail channel show " + name : "gt mail channel create news")
          .refusal();
    }
    long most = Math.max(0, call.args().number("--retain-count"));
    long hours = Math.max(0, call.args().number("--retain-hours"));
    return kept(board, new Channel(name, most, hours, List.of()));
  }

  private static Reply kept(Board board, Channel channel) {
    board.desk().office().book().put(TalkKinds.CHANNEL, channel);
    board.call().draft().name("mail-channel", channel.name());
    return Reply.done(
        page ->
            page.line(
                "✓ "
                    + channel.address()
                    + (channel.subscribers().isEmpty()
                        ? " takes letters"
                        : " goes to " + String.join(" ", channel.subscribers()))),
        () -> json(channel));
  }

  private static Channel own(Board board) {
    var channel = board.requireChannel(board.call().args().positionals().getFirst());
    if (board.desk().reading().find(TalkKinds.CHANNEL, channel.name()) == null) {
      throw Problem.of(
              "channel-settled",
              channel.name() + " stands in config/messaging.json",
              "change it in that file")
          .refusal();
    }
    return channel;
  }

  private static Reply subscribe(Call call, boolean isOn) {
    var board = Board.of(call);
    var self = board.desk().self().text();
    var channel = own(board);
    return kept(board, isOn ? channel.with(self) : channel.without(self));
  }

  private static Reply subscribers(Call call) {
    var channel = Board.of(call).requireChannel(call.args().positionals().getFirst());
    return Reply.of(
        page -> {
          if (channel.subscribers().isEmpty()) {
            page.line("Nobody.");
          }
          channel.subscribers().forEach(page::line);
        },
        () -> Json.texts(channel.subscribers()));
  }

  private static Reply delete(Call call) {
    var board = Board.of(call);
    var channel = own(board);
    var office = board.desk().office();
    var standing = Boards.standing(new Mailbox(call.rows(), call.now()), channel.address());
    standing.forEach(message -> new gastown.engine.mail.Handling(office).close(message, "deleted"));
    office.book().drop(TalkKinds.CHANNEL, channel.name());
    return Reply.done(
        page -> page.line("✓ " + channel.name() + " is gone"),
        () -> Json.object().put("deleted", channel.name()).build());
  }
}
