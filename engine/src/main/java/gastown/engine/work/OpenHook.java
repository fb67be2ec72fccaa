package gastown.engine.work;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.engine.Office;
import gastown.engine.mail.Mail;
import gastown.town.address.Address;
import gastown.town.book.Kinds;
import gastown.town.book.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hook of somebody who is no worker, a crew member above all. What hangs there is noted on the
/// bead alone: no assignment stands behind it, and nothing watches over it.
public record OpenHook(Office office) {
  /// Who has the bead on such a hook; null when nobody has, or a worker.
  public static @Nullable String holder(Reading reading, Bead bead) {
    var assignment = reading.find(Kinds.ASSIGNMENT, bead.id());
    var who = bead.text(Field.ASSIGNEE);
    boolean isOnHook = bead.status().equals(Status.HOOKED) && !who.isEmpty();
    boolean isWorkers =
        assignment != null && assignment.isLive() || Address.read(who) instanceof Address.Polecat;
    return isOnHook && !isWorkers ? who : null;
  }

  /// Takes the bead off; returns who had it, null when it hung on no such hook.
  public @Nullable String clear(String id) {
    var bead = office.book().rows().bead(id);
    var who = bead == null ? null : holder(office.book(), bead);
    if (bead == null || who == null) {
      return null;
    }
    office
        .book()
        .draft()
        .put(
            bead.with(Field.STATUS, Status.OPEN)
                .with(Field.ASSIGNEE, null)
                .with(Field.UPDATED_AT, office.now()));
    return who;
  }

  /// Takes everything off somebody's hook; returns what hung there.
  public List<String> clearAll(Address who) {
    var query =
        Query.where(
            Criterion.is(Field.STATUS, Status.HOOKED), Criterion.is(Field.ASSIGNEE, who.text()));
    var hung = office.book().rows().find(query).stream().map(Bead::id).toList();
    return hung.stream().filter(id -> clear(id) != null).toList();
  }

  /// Takes the bead for somebody else; who had it gets a letter.
  public void steal(String id) {
    var bead = office.book().rows().bead(id);
    var who = clear(id);
    if (bead == null || who == null || Address.read(who) == null) {
      return;
    }
    new Mail(office)
        .send(
            Mail.Letter.of(
                "deacon",
                who,
                id + " was taken off your hook",
                id + " (" + bead.title() + ") is handed to another. Do not go on with it."));
  }
}
