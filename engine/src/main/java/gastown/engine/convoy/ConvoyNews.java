package gastown.engine.convoy;

import gastown.beads.Bead;
import gastown.engine.Office;
import gastown.engine.mail.Mail;
import gastown.engine.mail.Nudges;
import gastown.town.book.Kinds;
import gastown.town.talk.Nudge;
import gastown.town.work.Session;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/// Tells those who asked that a convoy is done. A letter alone would lie until the reader's next
/// turn, and whoever waits for the convoy has none: a session that runs is told of it, too.
record ConvoyNews(Office office) {

  void closed(Bead convoy, String how, boolean isLanded) {
    var labels = new ConvoyLabels(office.book().draft().labels(convoy.id()));
    var readers = new LinkedHashSet<String>();
    readers.addAll(labels.all(ConvoyLabels.OWNER));
    readers.addAll(labels.all(ConvoyLabels.NOTIFY));
    readers.addAll(labels.all(ConvoyLabels.WATCHER));
    var subject = "🚚 Convoy " + (isLanded ? "landed: " : "closed: ") + convoy.title();
    for (var reader : readers) {
      new Mail(office)
          .send(Mail.Letter.of("refinery", reader, subject, convoy.id() + ": " + how + "."));
      var session = session(reader);
      if (session != null && Nudges.isHeard(office.book(), reader)) {
        new Nudges(office)
            .tell(Nudge.Words.of(reader, "refinery", subject + ". gt mail inbox"), session);
      }
    }
    for (var listener : labels.all(ConvoyLabels.NUDGED)) {
      new Nudges(office).queue(Nudge.Words.of(listener, "refinery", subject));
    }
  }

  private @Nullable Session session(String reader) {
    for (var session : office.book().on(Kinds.SESSION, Kinds.LIVE)) {
      if (session.agent().equals(reader)) {
        return session;
      }
    }
    return null;
  }
}
