package gastown.engine.mail;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Status;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.store.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The letters that are kept, for reading. Each question is one search by an index and one for the
/// labels, however many letters there are.
public record Mailbox(Rows rows, Instant now) {
  private static final Criterion LETTER = Criterion.is(Field.TYPE, IssueType.MESSAGE);
  private static final Criterion KEPT =
      new Criterion.OneOf(Field.STATUS, Set.of(Status.OPEN, Status.HOOKED));

  /// What lies in somebody's box, the most urgent first, then the newest.
  public List<Message> inbox(String who) {
    return messages(rows.find(Query.where(Criterion.is(Field.ASSIGNEE, who), KEPT, LETTER)), false);
  }

  public List<Message> unread(String who) {
    return inbox(who).stream().filter(message -> !message.isRead()).toList();
  }

  /// As [#inbox], what was put away too.
  public List<Message> all(String who) {
    return messages(rows.find(Query.where(Criterion.is(Field.ASSIGNEE, who), LETTER)), true);
  }

  public @Nullable Message find(String id) {
    var bead = rows.bead(id);
    return bead == null || bead.isTombstone() || !bead.type().equals(IssueType.MESSAGE)
        ? null
        : messages(List.of(bead), true).getFirst();
  }

  /// The letters of one conversation, oldest first.
  public List<Message> thread(String thread) {
    var found = new ArrayList<Bead>();
    var first = rows.bead(thread);
    if (first != null && first.type().equals(IssueType.MESSAGE)) {
      found.add(first);
    }
    found.addAll(
        rows.find(
            Query.where(new Criterion.HasLabel(Message.THREAD + thread), LETTER)
                .orderedBy(
                    List.of(
                        new Query.Sort(Field.CREATED_AT, false),
                        new Query.Sort(Field.ID, false)))));
    return messages(found, true);
  }

  private List<Message> messages(List<Bead> beads, boolean isOverToo) {
    var labels = rows.labels(beads.stream().map(Bead::id).toList());
    var messages = new ArrayList<Message>();
    for (var bead : beads) {
      var message = new Message(bead, labels.getOrDefault(bead.id(), List.of()));
      if (isOverToo || !message.isOver(now)) {
        messages.add(message);
      }
    }
    return messages;
  }
}
