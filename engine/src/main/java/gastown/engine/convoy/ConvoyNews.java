package gastown.engine.convoy;

import gastown.beads.Bead;
import gastown.engine.Office;
import gastown.engine.mail.Mail;
import gastown.engine.mail.Nudges;
import gastown.town.talk.Nudge;
import java.util.LinkedHashSet;

/// Tells those who asked that a convoy is done.
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
    }
    for (var listener : labels.all(ConvoyLabels.NUDGED)) {
      new Nudges(office).queue(new Nudge.Words(listener, "refinery", subject, false));
    }
  }
}
