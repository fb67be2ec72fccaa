package gastown.engine.mail;

import gastown.beads.work.Closing;
import gastown.engine.Office;
import java.util.List;

/// What readers do with letters.
public record Handling(Office office) {

  /// The reader has read it: delivery is acknowledged.
  public void read(Message message, String reader) {
    var draft = office.book().draft();
    draft.label(message.id(), Message.READ);
    draft.unlabel(message.id(), Message.PENDING);
    draft.unlabel(message.id(), Message.OFFERED);
    if (draft.label(message.id(), Message.ACKED)) {
      draft.label(message.id(), Message.ACKED_BY + reader);
      draft.label(message.id(), Message.ACKED_AT + office.now());
    }
    draft.name("mail-read", message.id());
  }

  public void unread(Message message) {
    var draft = office.book().draft();
    draft.unlabel(message.id(), Message.READ);
    for (var label : draft.labels(message.id())) {
      if (label.startsWith(Message.ACKED)
          || label.startsWith(Message.ACKED_BY)
          || label.startsWith(Message.ACKED_AT)) {
        draft.unlabel(message.id(), label);
      }
    }
    draft.label(message.id(), Message.PENDING);
    draft.name("mail-unread", message.id());
  }

  /// They were shown to the reader's session.
  public void offered(List<Message> messages, String session) {
    var draft = office.book().draft();
    for (var message : messages) {
      draft.unlabel(message.id(), Message.PENDING);
      if (!message.offeredIn().isEmpty()) {
        draft.unlabel(message.id(), Message.OFFERED_IN + message.offeredIn());
      }
      draft.label(message.id(), Message.OFFERED);
      if (!session.isEmpty()) {
        draft.label(message.id(), Message.OFFERED_IN + session);
      }
    }
    draft.name("mail-offered", session);
  }

  /// Puts it away; it can still be found.
  public void close(Message message, String why) {
    new Closing(office.tracker("hq")).close(message.bead(), new Closing.How(why, "", true));
    office.book().draft().name("mail-" + why, message.id());
  }
}
