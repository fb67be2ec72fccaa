package gastown.cli.mail;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.words.Nearest;
import gastown.cli.work.Desk;
import gastown.town.book.TalkKinds;
import gastown.town.layout.JsonFile;
import gastown.town.talk.Channel;
import gastown.town.talk.MailQueue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds queues and channels by name: those made by a command, and those of
/// `config/messaging.json`.
record Board(Call call, Desk desk) {
  private static final String ANNOUNCE = "announce:";

  static Board of(Call call) {
    return new Board(call, Desk.of(call));
  }

  /// Whether a word is the address of a queue or a channel.
  static boolean isBoard(String word) {
    return word.startsWith(MailQueue.PREFIX)
        || word.startsWith(Channel.PREFIX)
        || word.startsWith(ANNOUNCE);
  }

  static String name(String word) {
    return word.substring(word.indexOf(':') + 1);
  }

  private Json.@Nullable Obj settings(String kind, String name) {
    var file = call.town().root().resolve("config").resolve("messaging.json");
    var all = new JsonFile(call.disk(), file).readOrEmpty().get(kind);
    return all instanceof Json.Obj known && known.get(name) instanceof Json.Obj one ? one : null;
  }

  List<String> settled(String kind) {
    var file = call.town().root().resolve("config").resolve("messaging.json");
    var all = new JsonFile(call.disk(), file).readOrEmpty().get(kind);
    return all instanceof Json.Obj known ? List.copyOf(known.members().keySet()) : List.of();
  }

  @Nullable MailQueue queue(String name) {
    var made = desk.reading().find(TalkKinds.QUEUE, name);
    var settled = made == null ? settings("queues", name) : null;
    return settled == null
        ? made
        : new MailQueue(name, String.join(",", texts(settled.get("workers"))));
  }

  @Nullable Channel channel(String name) {
    var made = desk.reading().find(TalkKinds.CHANNEL, name);
    var settled = made == null ? settings("announces", name) : null;
    return settled == null
        ? made
        : new Channel(name, number(settled.get("retain_count")), 0, List.of());
  }

  private static long number(@Nullable Json json) {
    return json instanceof Json.Num(var digits) && digits.matches("[0-9]{1,9}")
        ? Long.parseLong(digits)
        : 0;
  }

  private static List<String> texts(@Nullable Json json) {
    var texts = new ArrayList<String>();
    if (json instanceof Json.Arr(var items)) {
      for (var item : items) {
        if (item instanceof Json.Str(var text)) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  List<MailQueue> queues() {
    var all = new ArrayList<>(desk.reading().all(TalkKinds.QUEUE));
    for (var name : settled("queues")) {
      var queue = desk.reading().find(TalkKinds.QUEUE, name) == null ? queue(name) : null;
      if (queue != null) {
        all.add(queue);
      }
    }
    return all;
  }

  List<Channel> channels() {
    return desk.reading().all(TalkKinds.CHANNEL);
  }

  MailQueue requireQueue(String word) {
    var name = word.startsWith(MailQueue.PREFIX) ? name(word) : word;
    var queue = queue(name);
    if (queue == null) {
      throw missing(true, name, queues().stream().map(MailQueue::name).toList()).refusal();
    }
    return queue;
  }

  Channel requireChannel(String word) {
    var name = isBoard(word) ? name(word) : word;
    var channel = channel(name);
    if (channel == null) {
      throw missing(false, name, channels().stream().map(Channel::name).toList()).refusal();
    }
    return channel;
  }

  private static Problem missing(boolean isQueue, String name, List<String> known) {
    var near = Nearest.to(name, known);
    var what = isQueue ? "queue" : "channel";
    return Problem.of(
        isQueue ? "no-such-queue" : "no-such-channel",
        "there is no " + what + " " + name,
        near == null ? "gt mail " + what + " list" : "gt mail " + what + " show " + near,
        "gt mail " + what + " create " + name);
  }
}
