package gastown.cli.past;

import gastown.beads.BeadId;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Rfc3339;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.store.Change;
import gastown.beads.store.Entry;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `bd undo`: takes back one journal entry as a new entry. Undoing that one brings the change back.
final class Undo implements Command {
  private static final Spec SPEC =
      Spec.of("undo", "[entry]", "Take back the last change, or the journal entry of this number")
          .group(Group.ISSUES)
          .detail(
              "It is refused when a later entry changed the same things; take that one back first."
                  + " An undo is an entry of its own: undoing it brings the change back. bd history"
                  + " ID shows the numbers.")
          .example("bd undo --last")
          .example("bd undo 12")
          .sw("--last", "the last entry, as without a number")
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
    var entry = entry(call);
    if (entry.what().kind().equals("init")) {
      throw Problem.of(
              "undo-init", "entry #" + entry.seq() + " made this workspace; it stays", "bd list")
          .refusal();
    }
    refuseWhenOverlaid(call, entry);
    var gone = rowsThatGo(call, entry);
    call.draft().takeBack(entry);
    new Restoring(call).refuseCircles(entry);
    settle(call, entry, gone);
    var subject = entry.what().subject();
    call.draft().name("undo #" + entry.seq(), subject);
    var told = entry.what().kind() + (subject.isEmpty() ? "" : " " + subject);
    return Reply.done(
        page ->
            page.line(
                "✓ Took back #"
                    + entry.seq()
                    + ": "
                    + told
                    + " (by "
                    + entry.by().actor()
                    + ", "
                    + Rfc3339.format(entry.at())
                    + ")"),
        () ->
            Json.object()
                .put("undone", entry.seq())
                .put("kind", entry.what().kind())
                .putText("subject", subject)
                .put("actor", entry.by().actor())
                .put("at", Rfc3339.format(entry.at()))
                .put("changes", entry.changes().size())
                .build());
  }

  static Entry entry(Call call) {
    var word = call.args().positional(0);
    if (word == null) {
      return byNumber(call, call.rows().head().seq());
    }
    if (call.args().is("--last")) {
      throw Problem.of(
              "entry-or-last", "give the number of an entry or --last, not both", "bd undo --last")
          .refusal();
    }
    long seq = BeadId.number(word.startsWith("#") ? word.substring(1) : word);
    if (seq < 0) {
      throw Problem.of(
              "bad-entry",
              "\"" + word + "\" is not the number of a journal entry",
              "bd history <id>")
          .refusal();
    }
    return byNumber(call, seq);
  }

  private static Entry byNumber(Call call, long seq) {
    var found = seq < 1 ? List.<Entry>of() : call.rows().entriesAfter(seq - 1, 1);
    if (found.isEmpty() || found.getFirst().seq() != seq) {
      boolean isFolded = seq > 0 && seq <= call.rows().snapshot().seq();
      throw new Problem(
              "no-such-entry",
              seq < 1 ? "there is nothing to undo" : "no journal entry #" + seq,
              isFolded
                  ? "entries up to #" + call.rows().snapshot().seq() + " have been folded away"
                  : "",
              List.of("bd history <id>"))
          .refusal();
    }
    return found.getFirst();
  }

  /// A later change to the same row, or to anything that hangs on an issue this would remove,
  /// stands in the way.
  private static void refuseWhenOverlaid(Call call, Entry entry) {
    var keys = new LinkedHashSet<String>();
    var made = new LinkedHashSet<String>();
    for (var change : entry.changes()) {
      keys.add(change.table() + " " + change.key());
      if (change.table() == Change.Table.BEAD && change.isCreation()) {
        made.add(change.key());
      }
    }
    long seq = entry.seq();
    while (true) {
      var later = call.rows().entriesAfter(seq, 1_000);
      if (later.isEmpty()) {
        return;
      }
      for (var one : later) {
        for (var change : one.changes()) {
          if (keys.contains(change.table() + " " + change.key()) || hangsOn(change, made)) {
            throw overlaid(entry, one, change).refusal();
          }
        }
        seq = one.seq();
      }
    }
  }

  private static boolean hangsOn(Change change, Set<String> made) {
    return switch (change.table()) {
      case BEAD, SETTING, DOCUMENT -> false;
      case DEPENDENCY, LABEL ->
          List.of(change.key().split("\n", -1)).stream().anyMatch(made::contains);
      case COMMENT ->
          made.contains(Restoring.text(change.after(), "issue_id"))
              || made.contains(Restoring.text(change.before(), "issue_id"));
    };
  }

  private static Problem overlaid(Entry entry, Entry later, Change change) {
    var subject = change.key().replace("\n", " → ");
    return new Problem(
        "undo-overlaid",
        "cannot undo #" + entry.seq() + ": a later entry changed the same things",
        "#"
            + later.seq()
            + " ("
            + later.what().kind()
            + ", by "
            + later.by().actor()
            + ") changed "
            + subject,
        List.of("bd undo " + later.seq(), "bd diff '#" + entry.seq() + "' now"));
  }

  /// The issues that taking the entry back removes, as they are now.
  private static Map<String, gastown.beads.Bead> rowsThatGo(Call call, Entry entry) {
    var gone = new HashMap<String, gastown.beads.Bead>();
    for (var change : entry.changes()) {
      var bead =
          change.table() == Change.Table.BEAD && change.isCreation()
              ? call.rows().bead(change.key())
              : null;
      if (bead != null && !bead.isEphemeral()) {
        gone.put(bead.id(), bead);
      }
    }
    return gone;
  }

  /// Other clones learn of it too: what is gone leaves a tombstone, and what is back is newer than
  /// what they have.
  private static void settle(Call call, Entry entry, Map<String, gastown.beads.Bead> gone) {
    for (var bead : gone.values()) {
      if (call.rows().bead(bead.id()) == null) {
        call.draft().put(buried(call, bead));
      }
    }
    for (var change : entry.changes()) {
      var bead = change.table() == Change.Table.BEAD ? call.rows().bead(change.key()) : null;
      if (bead != null && !bead.isTombstone()) {
        call.draft().put(bead.with(Field.UPDATED_AT, call.now()));
      }
    }
  }

  private static gastown.beads.Bead buried(Call call, gastown.beads.Bead bead) {
    return bead.with(Field.STATUS, Status.TOMBSTONE)
        .with(Field.ORIGINAL_TYPE, bead.type())
        .with(Field.UPDATED_AT, call.now())
        .with(Field.DELETED_AT, call.now())
        .with(Field.DELETED_BY, call.actor())
        .with(Field.DELETE_REASON, "undone");
  }
}
