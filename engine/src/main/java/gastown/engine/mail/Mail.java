package gastown.engine.mail;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.work.Creating;
import gastown.beads.work.NewIssue;
import gastown.engine.Office;
import java.util.ArrayList;
import java.util.List;

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

  /// Returns the id of the letter.
  public String send(Letter letter) {
    var how = letter.how();
    var labels = new ArrayList<String>(List.of(LABEL));
    labels.add("from:" + letter.from());
    labels.add("msg-type:" + how.kind());
    labels.add("delivery:pending");
    if (!how.thread().isEmpty()) {
      labels.add("thread:" + how.thread());
    }
    if (!how.answers().isEmpty()) {
      labels.add("reply-to:" + how.answers());
    }
    var fields =
        Bead.of("")
            .with(Field.TITLE, letter.subject())
            .with(Field.DESCRIPTION, letter.text())
            .with(Field.TYPE, IssueType.MESSAGE)
            .with(Field.PRIORITY, (long) how.urgency())
            .with(Field.SENDER, letter.from())
            .with(Field.EPHEMERAL, !how.isPermanent())
            .with(Field.ASSIGNEE, letter.to());
    var made =
        new Creating(office.tracker("hq"))
            .create(new NewIssue(fields, "", labels, List.of(), NewIssue.Place.TOP))
            .bead();
    office.book().draft().name("mail", made.id());
    return made.id();
  }
}
