package gastown.beads.work;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Comment;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.Status;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes new beads.
public record Creating(Tracker tracker) {
  public record Created(Bead bead, List<String> labels) {}

  public Created create(NewIssue issue) {
    var draft = prepared(issue.fields());
    Validation.check(draft);
    var parent = issue.place().parent().isEmpty() ? null : parent(issue.place().parent());
    var bead = draft.with(Field.ID, id(issue, draft, parent));
    tracker.draft().name("create", bead.id());
    tracker.draft().put(bead);
    if (parent != null) {
      new Linking(tracker).adopt(bead.id(), parent.id());
    }
    var labels = label(bead, issue, parent);
    for (var link : issue.links()) {
      link(bead, link);
    }
    return new Created(bead, labels);
  }

  /// Defaults and derived values.
  private Bead prepared(Bead fields) {
    var now = tracker.now();
    var bead = fields.with(Field.TITLE, fields.title().strip());
    bead = fallback(bead, Field.STATUS, Status.OPEN);
    bead = fallback(bead, Field.TYPE, IssueType.TASK);
    bead = fallback(bead, Field.CREATED_AT, now);
    bead = fallback(bead, Field.UPDATED_AT, now);
    bead = fallback(bead, Field.CREATED_BY, tracker.draft().actor());
    bead = fallback(bead, Field.PRIORITY, 2L);
    var until = bead.time(Field.DEFER_UNTIL);
    if (until != null && until.isAfter(now) && bead.status().equals(Status.OPEN)) {
      bead = bead.with(Field.STATUS, Status.DEFERRED);
    }
    return bead;
  }

  private static Bead fallback(Bead bead, Field field, Object value) {
    return bead.get(field) == null ? bead.with(field, value) : bead;
  }

  private Bead parent(String word) {
    var found = tracker.finder().find(word);
    if (found == null) {
      throw Problem.of("no-parent", "parent issue " + word + " not found", "bd list --type epic")
          .refusal();
    }
    return found;
  }

  private String id(NewIssue issue, Bead bead, @Nullable Bead parent) {
    if (!issue.id().isEmpty()) {
      return explicit(issue);
    }
    return parent == null
        ? new IdMaker(tracker).newId(bead, issue.place().infix())
        : new IdMaker(tracker).nextChild(parent.id());
  }

  private String explicit(NewIssue issue) {
    var id = issue.id();
    if (!BeadId.isWellFormed(id)) {
      throw Problem.of(
              "bad-id",
              "invalid issue ID \"" + id + "\": expected prefix-hash or prefix-hash.number",
              "--id " + tracker.config().prefix() + "-a1b2")
          .refusal();
    }
    var allowed = new ArrayList<>(tracker.config().list("allowed_prefixes"));
    allowed.add(tracker.config().prefix());
    boolean fits =
        allowed.stream()
            .anyMatch(
                p -> BeadId.hasPrefix(id, p.endsWith("-") ? p.substring(0, p.length() - 1) : p));
    if (!fits && !issue.place().isForced()) {
      throw Problem.of(
              "prefix-mismatch",
              "prefix mismatch: " + id + " does not start with " + tracker.config().prefix() + "-",
              "add --force to keep this id",
              "bd config set allowed_prefixes " + BeadId.prefix(id))
          .refusal();
    }
    var taken = tracker.rows().bead(id);
    if (taken != null) {
      throw Problem.of(
              "id-taken",
              "issue "
                  + id
                  + (taken.isTombstone()
                      ? " was deleted; its id is not used again"
                      : " already exists"),
              "leave --id out and take the id you are given")
          .refusal();
    }
    return id;
  }

  private List<String> label(Bead bead, NewIssue issue, @Nullable Bead parent) {
    var labels = new LinkedHashSet<String>();
    issue.labels().forEach(label -> labels.add(Validation.newLabel(label)));
    if (parent != null && issue.place().inheritsLabels()) {
      tracker.draft().labels(parent.id()).stream()
          .filter(label -> !Validation.isReserved(label))
          .forEach(labels::add);
    }
    labels.forEach(label -> tracker.draft().label(bead.id(), label));
    return tracker.draft().labels(bead.id());
  }

  /// A link that cannot be made refuses the whole create: nothing half-linked is left behind.
  private void link(Bead bead, NewIssue.Link link) {
    var other = link.other();
    if (!other.startsWith("external:")) {
      var found = tracker.finder().find(other);
      if (found == null && BeadId.hasPrefix(other, tracker.config().prefix())) {
        throw Problem.of(
                "no-such-dependency",
                "dependency target " + other + " not found",
                "bd search " + other)
            .refusal();
      }
      other = found == null ? other : found.id();
    }
    var linking = new Linking(tracker);
    if (link.isOther()) {
      linking.add(other, bead.id(), link.type(), link.metadata());
    } else {
      linking.add(bead.id(), other, link.type(), link.metadata());
    }
  }

  /// A comment by the one who acts, at the time of the stroke.
  public static Comment comment(Tracker tracker, String bead, String author, String text) {
    if (text.isBlank()) {
      throw Problem.of(
              "empty-comment", "comment text cannot be empty", "bd comment " + bead + " \"text\"")
          .refusal();
    }
    var comment = new Comment(tracker.dice().uuid(), bead, author, text, tracker.now());
    tracker.draft().comment(comment);
    return comment;
  }
}
