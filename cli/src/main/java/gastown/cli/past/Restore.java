package gastown.cli.past;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.FullBead;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.jsonl.BeadJson;
import gastown.beads.store.Change;
import gastown.beads.store.Entry;
import gastown.beads.store.Event;
import gastown.beads.work.Changing;
import gastown.beads.work.Finder;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.List;

/// `bd restore`: a deleted issue comes back with all that belonged to it; a compacted one gets its
/// texts back.
final class Restore implements Command {
  private static final List<Field> TEXTS =
      List.of(Field.DESCRIPTION, Field.DESIGN, Field.NOTES, Field.ACCEPTANCE);

  private static final Spec SPEC =
      Spec.of(
              "restore",
              "<issue-id>",
              "Bring back a deleted issue, or the texts of a compacted one")
          .group(Group.ISSUES)
          .example("bd restore ex-4k2")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.WRITES;
  }

  @Override
  public Reply run(Call call) {
    var id = call.args().positionals().getFirst();
    var present = call.rows().bead(id);
    var events = call.rows().events(id, 0);
    if (present == null && events.isEmpty()) {
      throw Finder.missing(id).refusal();
    }
    boolean isCompacted = present != null && present.number(Field.COMPACTION_LEVEL) > 0;
    if (present != null && !present.isTombstone() && !isCompacted) {
      throw Problem.of(
              "nothing-to-restore",
              "cannot restore " + id + ": it is neither deleted nor compacted",
              "bd history " + id,
              "bd undo   (takes back the last change)")
          .refusal();
    }
    var back =
        present != null && isCompacted
            ? unpacked(call, present, events)
            : unburied(call, id, events);
    call.draft().name("restore", id);
    call.touch(id);
    var labels = call.draft().labels(id);
    return Reply.done(
        page -> page.line("✓ Restored " + id + " — " + Lines.oneLine(back.title())),
        () -> BeadJson.of(new FullBead(back, labels, List.of(), List.of())));
  }

  private static Entry entry(Call call, String id, List<Event> events, String kind, Field field) {
    for (var event : events.reversed()) {
      boolean isIt = event.kind().equals(kind);
      if (isIt && (!kind.equals("updated") || event.values().field().equals(field.key()))) {
        var found = call.rows().entriesAfter(event.seq() - 1, 1);
        if (!found.isEmpty() && found.getFirst().seq() == event.seq()) {
          return found.getFirst();
        }
      }
    }
    throw new Problem(
            "not-in-journal",
            "cannot restore " + id + ": the journal does not know what it was",
            "it was deleted elsewhere, or before the journal began",
            List.of("git log -p -- .beads/issues.jsonl", "bd history " + id))
        .refusal();
  }

  private static Bead unburied(Call call, String id, List<Event> events) {
    var entry = entry(call, id, events, "deleted", Field.STATUS);
    var restoring = new Restoring(call);
    var mine = entry.changes().stream().filter(change -> restoring.belongs(change, id)).toList();
    var part = new Entry(entry.seq(), entry.at(), entry.by(), entry.what(), mine, entry.chain());
    call.draft().takeBack(part);
    restoring.refuseCircles(part);
    var bead = call.rows().bead(id);
    if (bead == null || bead.isTombstone()) {
      throw Problem.of("not-in-journal", "cannot restore " + id, "bd history " + id).refusal();
    }
    var touched = bead.with(Field.UPDATED_AT, call.now());
    call.draft().put(touched);
    return touched;
  }

  private static Bead unpacked(Call call, Bead bead, List<Event> events) {
    var entry = entry(call, bead.id(), events, "updated", Field.COMPACTION_LEVEL);
    var back =
        bead.with(Field.COMPACTION_LEVEL, 0L)
            .with(Field.COMPACTED_AT, null)
            .with(Field.COMPACTED_AT_COMMIT, null)
            .with(Field.ORIGINAL_SIZE, 0L);
    for (var change : entry.changes()) {
      if (change.table() == Change.Table.BEAD && change.key().equals(bead.id())) {
        for (var field : TEXTS) {
          if (change.before() instanceof Json.Obj before && before.get(field.key()) != null) {
            back = back.with(field, Restoring.text(before, field.key()));
          }
        }
      }
    }
    return new Changing(call.tracker()).save(bead, back);
  }
}
