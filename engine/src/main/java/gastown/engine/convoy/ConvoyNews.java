package gastown.engine.convoy;

import gastown.beads.Bead;
import gastown.engine.Office;
import gastown.engine.mail.Mail;
import java.util.LinkedHashSet;

/// Tells those who asked that a convoy is done.
record ConvoyNews(Office office) {
  static final String NOTIFY = "notify:";
  static final String OWNER = "owner:";

  void landed(Bead convoy, int members) {
    var readers = new LinkedHashSet<String>();
    for (var label : office.book().draft().labels(convoy.id())) {
      if (label.startsWith(NOTIFY)) {
        readers.add(label.substring(NOTIFY.length()));
      } else if (label.startsWith(OWNER)) {
        readers.add(label.substring(OWNER.length()));
      }
    }
    for (var reader : readers) {
      new Mail(office)
          .send(
              Mail.Letter.of(
                  "refinery",
                  reader,
                  "🚚 Convoy landed: " + convoy.title(),
                  convoy.id() + ": all " + members + " landed."));
    }
  }
}
