package gastown.engine.mail;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Status;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.Closing;
import gastown.beads.work.Creating;
import gastown.beads.work.NewIssue;
import gastown.engine.Office;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends letters. A letter is a bead of the town: title and description are subject and text, the
/// assignee is who it is for.
public record Mail(Office office) {
  public static final String LABEL = "gt:message";

  /// `kind` is task, escalation, notification, reply …; `urgency` 0 (urgent) to 3 (low). `thread`
  /// and `answers` are empty for a letter that begins something.
  public record Letter(String from, String to, String subject, String text, How how) {
    public static Letter of(String from, String to, String subject, String text) {
      return new Letter(from, to, subject, text, How.USUAL);
    }
  }

  public record How(String kind, int urgency, String thread, String answers, boolean isPermanent) {
    public static final How USUAL = new How("notification", 2, "", "", false);
  }

  /// What few letters have. `key` names what a letter is about: a newer one of the same sender to
  /// the same reader takes the place of an older one that was not read. After `until` nobody need
  /// read it.
  public record Extras(boolean isPinned, List<String> copies, String key, @Nullable Instant until) {
    public static final Extras NONE = new Extras(false, List.of(), "", null);
  }

  /// Returns the id of the letter.
  public String send(Letter letter) {
    return send(letter, Extras.NONE);
  }

  public String send(Letter letter, Extras extras) {
    var how = letter.how();
    var labels = labels(letter, extras);
    if (!extras.key().isEmpty()) {
      replaceOlder(letter, extras.key());
    }
    var fields =
        Bead.of("")
            .with(Field.TITLE, letter.subject())
            .with(Field.DESCRIPTION, letter.text())
            .with(Field.TYPE, IssueType.MESSAGE)
            .with(Field.PRIORITY, (long) how.urgency())
            .with(Field.SENDER, letter.from())
            .with(Field.EPHEMERAL, !how.isPermanent())
            .with(Field.PINNED, extras.isPinned())
            .with(Field.ASSIGNEE, letter.to());
    var made =
        new Creating(office.tracker("hq"))
            .create(new NewIssue(fields, "", labels, List.of(), NewIssue.Place.TOP))
            .bead();
    office.book().draft().name("mail", made.id());
    return made.id();
  }

  private void replaceOlder(Letter letter, String key) {
    var older =
        Query.where(
            Criterion.is(Field.ASSIGNEE, letter.to()),
            Criterion.is(Field.STATUS, Status.OPEN),
            Criterion.is(Field.SENDER, letter.from()),
            new Criterion.HasLabel(Message.KEY + key));
    for (var bead : office.book().rows().find(older)) {
      new Closing(office.tracker("hq"))
          .close(bead, new Closing.How("a newer letter takes its place", "", true));
    }
  }

  private static List<String> labels(Letter letter, Extras extras) {
    var how = letter.how();
    var labels = new ArrayList<String>(List.of(LABEL));
    labels.add(Message.FROM + letter.from());
    labels.add(Message.KIND + how.kind());
    labels.add(Message.PENDING);
    if (!how.thread().isEmpty()) {
      labels.add(Message.THREAD + how.thread());
    }
    if (!how.answers().isEmpty()) {
      labels.add(Message.ANSWERS + how.answers());
    }
    if (!extras.key().isEmpty()) {
      labels.add(Message.KEY + extras.key());
    }
    if (extras.until() != null) {
      labels.add(Message.UNTIL + extras.until());
    }
    extras.copies().forEach(copy -> labels.add(Message.COPY + copy));
    return labels;
  }
}
