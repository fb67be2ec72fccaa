package gastown.engine.mail;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.engine.Office;
import gastown.town.book.TalkKinds;
import gastown.town.talk.Channel;
import gastown.town.talk.MailQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Letters that are for nobody by name: queues, of which one reader takes each letter, and
/// channels, where all may read. They lie in a box of the queue's or channel's own.
public record Boards(Office office) {
  private static final String CLAIMED = "claimed-by:";
  private static final String FROM_QUEUE = "queue:";

  private Mailbox box() {
    return new Mailbox(office.book().rows(), office.now());
  }

  /// What waits in a queue or stands in a channel, the oldest first.
  public static List<Message> standing(Mailbox box, String address) {
    var messages = new ArrayList<>(box.inbox(address));
    messages.sort(
        Comparator.comparing((Message message) -> message.bead().createdAt())
            .thenComparing(Message::id));
    return messages;
  }

  /// Puts a letter up, after what is too old or too much has gone; returns its id and those of the
  /// subscribers' own.
  public List<String> post(Channel channel, Mail.Letter letter, Mail.Extras extras) {
    var ids = new ArrayList<String>();
    ids.add(new Mail(office).send(letter, extras));
    for (var subscriber : channel.subscribers()) {
      if (!subscriber.equals(letter.from())) {
        var how = letter.how();
        var thread = how.thread().isEmpty() ? ids.getFirst() : how.thread();
        var own = new Mail.How(how.kind(), how.urgency(), thread, how.answers(), how.isPermanent());
        ids.add(
            new Mail(office)
                .send(
                    new Mail.Letter(
                        letter.from(), subscriber, letter.subject(), letter.text(), own)));
      }
    }
    prune(channel);
    return ids;
  }

  private void prune(Channel channel) {
    var standing = standing(box(), channel.address());
    var handling = new Handling(office);
    for (int i = 0; i < standing.size(); i++) {
      var message = standing.get(i);
      boolean isTooMuch = channel.most() > 0 && standing.size() - i > channel.most();
      var age = Duration.between(message.bead().createdAt(), office.now());
      boolean isTooOld =
          channel.hours() > 0 && age.compareTo(Duration.ofHours(channel.hours())) > 0;
      if (isTooMuch || isTooOld) {
        handling.close(message, "expired");
      }
    }
  }

  /// The oldest letter of a queue, now the claimer's own; null when there is none.
  public @Nullable Message claim(MailQueue queue, String who) {
    var waiting = standing(box(), queue.address());
    if (waiting.isEmpty()) {
      return null;
    }
    var message = waiting.getFirst();
    var draft = office.book().draft();
    give(message.bead(), who);
    draft.label(message.id(), CLAIMED + who);
    draft.label(message.id(), queue.address());
    draft.name("mail-claim", message.id());
    return box().find(message.id());
  }

  private void give(Bead bead, String to) {
    office.book().draft().put(bead.with(Field.ASSIGNEE, to).with(Field.UPDATED_AT, office.now()));
  }

  /// Who claimed it from a queue, or null.
  public static @Nullable String claimer(Message message) {
    for (var label : message.labels()) {
      if (label.startsWith(CLAIMED)) {
        return label.substring(CLAIMED.length());
      }
    }
    return null;
  }

  /// Gives a claimed letter back; false when its queue is gone.
  public boolean release(Message message) {
    for (var label : message.labels()) {
      boolean isQueue =
          label.startsWith(FROM_QUEUE)
              && office.book().find(TalkKinds.QUEUE, label.substring(FROM_QUEUE.length())) != null;
      if (isQueue) {
        give(message.bead(), label);
        var draft = office.book().draft();
        draft.unlabel(message.id(), CLAIMED + claimer(message));
        draft.unlabel(message.id(), Message.READ);
        draft.name("mail-release", message.id());
        return true;
      }
    }
    return false;
  }
}
