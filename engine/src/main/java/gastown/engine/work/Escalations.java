package gastown.engine.work;

import gastown.beads.Bead;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.store.Rows;
import gastown.beads.work.Closing;
import gastown.beads.work.Creating;
import gastown.beads.work.NewIssue;
import gastown.engine.Office;
import gastown.engine.mail.Mail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Troubles that are told to a person or the mayor, by hand or by the town itself: beads with a
/// label of their own, and letters to those whom the severity asks for.
public record Escalations(Office office) {
  /// How long nobody may answer before it is made more severe, and how often.
  public static final Duration PATIENCE = Duration.ofHours(4);

  public static final int BUMPS_MOST = 2;

  public static final List<String> SEVERITIES = List.of("low", "medium", "high", "critical");
  private static final String SEVERITY = "severity:";
  private static final String SOURCE = "source:";
  private static final String ACKED = "acked";
  private static final String ACKED_BY = "acked-by:";
  private static final String BUMPED = "reescalated:";
  private static final String BUMPED_AT = "reescalated-at:";
  private static final String FIRST = "original-severity:";

  /// One of them as it stands.
  public record Escalation(Bead bead, List<String> labels) {
    public String severity() {
      return label(SEVERITY, "medium");
    }

    public boolean isAcked() {
      return labels.contains(ACKED);
    }

    public int bumps() {
      return Integer.parseInt(label(BUMPED, "0"));
    }

    /// Since when nobody has answered.
    Instant since() {
      var bumped = label(BUMPED_AT, "");
      return bumped.isEmpty() ? bead.createdAt() : Instant.parse(bumped);
    }

    private String label(String begin, String otherwise) {
      for (var label : labels) {
        if (label.startsWith(begin)) {
          return label.substring(begin.length());
        }
      }
      return otherwise;
    }

    public Json.Obj json() {
      var json =
          Json.object()
              .put("id", bead.id())
              .put("title", bead.title())
              .put("description", bead.text(Field.DESCRIPTION))
              .put("severity", severity())
              .put("status", bead.status())
              .put("acked", isAcked())
              .put("escalated_by", bead.text(Field.CREATED_BY))
              .put("escalated_at", bead.createdAt().toString())
              .put("reescalation_count", bumps());
      putIfAny(json, "reason", bead.text(Field.NOTES));
      putIfAny(json, "source", label(SOURCE, ""));
      putIfAny(json, "acked_by", label(ACKED_BY, ""));
      putIfAny(json, "original_severity", label(FIRST, ""));
      putIfAny(json, "last_reescalated_at", label(BUMPED_AT, ""));
      putIfAny(json, "closed_reason", bead.text(Field.CLOSE_REASON));
      return json.build();
    }

    private static void putIfAny(Json.Builder json, String key, String value) {
      if (!value.isEmpty()) {
        json.put(key, value);
      }
    }
  }

  /// What `by` escalates. `related` is a bead's id or empty.
  public record Trouble(
      String by, String text, String severity, String reason, String source, String related) {}

  /// The bead made, and who was written to.
  public record Raised(String id, List<String> targets) {}

  public Raised raise(Trouble trouble) {
    var labels = new ArrayList<>(List.of(Alarms.LABEL, SEVERITY + trouble.severity()));
    if (!trouble.source().isEmpty()) {
      labels.add(SOURCE + trouble.source());
    }
    var links =
        trouble.related().isEmpty()
            ? List.<NewIssue.Link>of()
            : List.of(new NewIssue.Link(DependencyType.RELATED, trouble.related(), false, ""));
    var fields =
        Bead.of("")
            .with(Field.TITLE, Alarms.oneLine(trouble.text()))
            .with(Field.DESCRIPTION, trouble.text())
            .with(Field.NOTES, trouble.reason())
            .with(Field.TYPE, "task")
            .with(Field.PRIORITY, Alarms.priority(trouble.severity()))
            .with(Field.EPHEMERAL, true)
            .with(Field.ASSIGNEE, "overseer");
    var id =
        new Creating(office.tracker("hq"))
            .create(new NewIssue(fields, "", labels, links, NewIssue.Place.TOP))
            .bead()
            .id();
    var targets = targets(trouble.severity());
    write(id, trouble, targets);
    office.book().draft().name("escalate", id);
    return new Raised(id, targets);
  }

  /// Who hears of it beside the list of escalations.
  public static List<String> targets(String severity) {
    return switch (severity) {
      case "low" -> List.of();
      case "medium" -> List.of("mayor");
      default -> List.of("mayor", "overseer");
    };
  }

  private void write(String id, Trouble trouble, List<String> targets) {
    var reason = trouble.reason().isEmpty() ? "" : "\n\n" + trouble.reason();
    var body = trouble.text() + reason + "\n\ngt escalate ack " + id;
    var subject =
        "[" + trouble.severity().toUpperCase(Locale.ROOT) + "] " + Alarms.oneLine(trouble.text());
    int urgency = Math.toIntExact(Alarms.priority(trouble.severity()));
    var how = new Mail.How("escalation", urgency, id, "", false);
    for (var target : targets) {
      new Mail(office).send(new Mail.Letter(trouble.by(), target, subject, body, how));
    }
  }

  /// The open ones, or all, the most severe first.
  public static List<Escalation> all(Rows rows, boolean isClosedToo) {
    var query = Query.where(new Criterion.HasLabel(Alarms.LABEL));
    return of(
        rows,
        rows.find(isClosedToo ? query : query.and(Criterion.isNot(Field.STATUS, Status.CLOSED))));
  }

  public static List<Escalation> of(Rows rows, List<Bead> beads) {
    var labels = rows.labels(beads.stream().map(Bead::id).toList());
    var found = new ArrayList<Escalation>();
    for (var bead : beads) {
      var own = labels.getOrDefault(bead.id(), List.of());
      if (own.contains(Alarms.LABEL)) {
        found.add(new Escalation(bead, own));
      }
    }
    return found;
  }

  public void acknowledge(Escalation escalation, String who) {
    var draft = office.book().draft();
    if (draft.label(escalation.bead().id(), ACKED)) {
      draft.label(escalation.bead().id(), ACKED_BY + who);
    }
    draft.name("escalation-acked", escalation.bead().id());
  }

  public void close(Escalation escalation, String reason) {
    new Closing(office.tracker("hq")).close(escalation.bead(), new Closing.How(reason, "", true));
    office.book().draft().name("escalation-closed", escalation.bead().id());
  }

  /// Those nobody answered for `patience`, and that may still be made more severe.
  public static List<Escalation> stale(
      List<Escalation> open, Instant now, Duration patience, int bumpsMost) {
    var stale = new ArrayList<Escalation>();
    for (var escalation : open) {
      boolean isLate = !now.isBefore(escalation.since().plus(patience));
      if (isLate
          && !escalation.isAcked()
          && escalation.bumps() < bumpsMost
          && !escalation.severity().equals("critical")) {
        stale.add(escalation);
      }
    }
    return stale;
  }

  /// Whether any has to be made more severe now.
  public static boolean isAnyStale(Rows rows, Instant now) {
    return !stale(all(rows, false), now, PATIENCE, BUMPS_MOST).isEmpty();
  }

  /// Makes all those more severe that nobody answered.
  public void bumpStale() {
    var open = all(office.book().rows(), false);
    stale(open, office.now(), PATIENCE, BUMPS_MOST).forEach(this::bump);
  }

  /// Makes it more severe and tells whoever that asks for. Returns the new severity.
  public String bump(Escalation escalation) {
    var id = escalation.bead().id();
    var next = SEVERITIES.get(SEVERITIES.indexOf(escalation.severity()) + 1);
    var draft = office.book().draft();
    for (var label : escalation.labels()) {
      if (label.startsWith(SEVERITY) || label.startsWith(BUMPED) || label.startsWith(BUMPED_AT)) {
        draft.unlabel(id, label);
      }
    }
    draft.label(id, SEVERITY + next);
    draft.label(id, BUMPED + (escalation.bumps() + 1));
    draft.label(id, BUMPED_AT + office.now());
    if (escalation.bumps() == 0) {
      draft.label(id, FIRST + escalation.severity());
    }
    draft.put(
        escalation
            .bead()
            .with(Field.PRIORITY, Alarms.priority(next))
            .with(Field.UPDATED_AT, office.now()));
    var title = escalation.bead().title();
    write(id, new Trouble("deacon", title, next, "nobody has answered yet", "", ""), targets(next));
    draft.name("escalation-reescalated", id);
    return next;
  }
}
