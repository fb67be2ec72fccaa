package gastown.engine.work;

import gastown.beads.Bead;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.work.Closing;
import gastown.beads.work.Creating;
import gastown.beads.work.NewIssue;
import gastown.engine.Office;
import gastown.town.work.Step;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Tells a person, once for each trouble: an escalation is a bead of the town.
public record Alarms(Office office) {
  public static final String LABEL = "gt:escalation";
  private static final String KEY = "alarm:";

  /// Raises an escalation, unless the same trouble is told already. Returns its id.
  public String raise(Step.Alarm alarm, String about) {
    var open = open(alarm.key());
    if (open != null) {
      return open.id();
    }
    var tracker = office.tracker("hq");
    var fields =
        Bead.of("")
            .with(Field.TITLE, oneLine(alarm.text()))
            .with(Field.DESCRIPTION, alarm.text())
            .with(Field.TYPE, "task")
            .with(Field.PRIORITY, priority(alarm.severity()))
            .with(Field.EPHEMERAL, true)
            .with(Field.ASSIGNEE, "overseer");
    var labels =
        List.of(LABEL, "severity:" + alarm.severity().toLowerCase(Locale.ROOT), KEY + alarm.key());
    var links =
        about.isEmpty()
            ? List.<NewIssue.Link>of()
            : List.of(new NewIssue.Link(DependencyType.RELATED, about, false, ""));
    var created =
        new Creating(tracker).create(new NewIssue(fields, "", labels, links, NewIssue.Place.TOP));
    office.book().draft().name("escalate", created.bead().id());
    return created.bead().id();
  }

  static String oneLine(String text) {
    var line = text.lines().findFirst().orElse(text);
    return line.length() <= 200 ? line : line.substring(0, 197) + "...";
  }

  static long priority(String severity) {
    return switch (severity) {
      case "critical" -> 0;
      case "high" -> 1;
      case "medium" -> 2;
      default -> 3;
    };
  }

  /// The trouble is over: whoever was told of it need not look any more.
  public void settle(String key, String reason) {
    var open = open(key);
    if (open != null) {
      new Closing(office.tracker("hq")).close(open, new Closing.How(reason, "", true));
    }
  }

  /// As [#settle], of every trouble whose key is meant.
  public void settleAll(Predicate<String> isMeant, String reason) {
    for (var open : Escalations.all(office.book().rows(), false)) {
      for (var label : open.labels()) {
        if (label.startsWith(KEY) && isMeant.test(label.substring(KEY.length()))) {
          new Closing(office.tracker("hq")).close(open.bead(), new Closing.How(reason, "", true));
        }
      }
    }
  }

  private @Nullable Bead open(String key) {
    return office
        .book()
        .rows()
        .find(
            Query.where(
                    new Criterion.HasLabel(KEY + key),
                    Criterion.isNot(Field.STATUS, gastown.beads.Status.CLOSED))
                .limitedTo(1))
        .stream()
        .findFirst()
        .orElse(null);
  }
}
