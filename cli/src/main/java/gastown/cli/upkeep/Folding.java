package gastown.cli.upkeep;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Durations;
import gastown.beads.query.Query;
import gastown.beads.store.BeadStore.Answer;
import gastown.beads.store.Draft;
import gastown.beads.store.Entry;
import gastown.beads.store.Rows;
import gastown.beads.store.Snapshot;
import gastown.beads.store.State;
import gastown.beads.store.Tables;
import gastown.beads.work.Deleting;
import gastown.beads.work.Tracker;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.exchange.Aside;
import gastown.cli.exchange.Mirror;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the database small: old closed issues go, deletions that every clone has heard of are
/// forgotten, and the old part of the journal is folded into the state it led to. What is folded
/// can no longer be undone or looked back at.
final class Folding {
  /// Deletions are remembered this long, so that a clone which was away cannot bring an issue back.
  static final Duration TOMBSTONES = Duration.ofDays(30).plusHours(1);

  private static final String RETENTION = "journal.retention";

  private Folding() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "gc" ->
          Simple.byItself(
              spec(
                      path,
                      "Remove what is old: closed issues, forgotten deletions, the old part of the"
                          + " journal")
                  .detail(
                      """
                      The journal keeps 180 days, or what the setting journal.retention says (90d, 26w). Deletions are
                      remembered for 30 days.\
                      """)
                  .sw("-f", "--force", "delete old closed issues; without it they are only counted")
                  .sw("--dry-run", "only say what would be done")
                  .number("--older-than", "90", "days since an issue was closed")
                  .sw("--skip-decay", "leave closed issues alone")
                  .noOp("--skip-dolt"),
              call ->
                  gc(call, Duration.ofDays(call.args().number("--older-than")), retention(call)));
      case "compact" ->
          Simple.byItself(
              spec(path, "Fold the old part of the journal into the state it led to")
                  .number("--days", "30", "fold what is older than so many days")
                  .sw("-f", "--force", "do it; without it only said")
                  .sw("--dry-run", "only say what would be done"),
              call -> gc(call, null, Duration.ofDays(call.args().number("--days"))));
      case "admin reset" ->
          Simple.byItself(
              spec(path, "Take the whole workspace away; the folder is kept under another name")
                  .sw("--force", "do it; without it only said"),
              Folding::reset);
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String summary) {
    return Spec.of(path, "", summary).group(Group.SETUP);
  }

  private static Duration retention(Call call) {
    var set = call.look(rows -> call.config().get(RETENTION, "180d"));
    return Durations.requireAge(RETENTION, set);
  }

  /// What was or would be done.
  private record Done(List<String> issues, List<String> tombstones, long entries) {}

  private static Reply gc(Call call, @Nullable Duration decay, Duration retention) {
    boolean isGc = decay != null;
    boolean isTrial = call.args().is("--dry-run") || !isGc && !call.args().is("--force");
    boolean decays = decay != null && !call.args().is("--skip-decay");
    boolean deletes = decays && call.args().is("--force") && !isTrial;
    var border = call.now().minus(retention);
    var result = new ArrayList<Done>();
    if (isTrial) {
      result.add(call.look(rows -> found(call, rows, decays ? decay : null, border)));
    } else {
      call.withStore(store -> {
        new Mirror(call).settle(store);
        store.write(
            "",
            tables -> {
              result.clear();
              result.add(carryOut(call, tables, decays ? decay : null, deletes, border));
              return new Answer(0, "", "");
            });
        new Mirror(call).changed(store);
        return 0;
      });
    }
    var done = result.getFirst();
    return Reply.done(
        page -> {
          page.line(isTrial ? "Would do:" : "✓ Done:");
          if (decays) {
            page.line(
                "  "
                    + (deletes ? "deleted " : "could delete ")
                    + done.issues().size()
                    + " old closed issues"
                    + (deletes || done.issues().isEmpty() ? "" : " (add --force)"));
          }
          page.line("  " + done.tombstones().size() + " old deletions forgotten");
          page.line("  " + done.entries() + " journal entries folded");
          if (isTrial && !isGc) {
            page.line("Add --force to do it.");
          }
        },
        () ->
            Json.object()
                .put("dry_run", isTrial)
                .put("deleted", Json.texts(deletes ? done.issues() : List.of()))
                .put("candidates", done.issues().size())
                .put("tombstones_removed", done.tombstones().size())
                .put("entries_folded", done.entries())
                .build());
  }

  private static Done found(Call call, Rows rows, @Nullable Duration decay, Instant border) {
    var issues = decay == null ? List.<Bead>of() : old(rows, call.now().minus(decay));
    var fold = fold(rows, border);
    return new Done(
        issues.stream().map(Bead::id).toList(),
        tombstones(rows, call.now()).stream().map(Bead::id).toList(),
        fold == null ? 0 : fold.seq() - rows.snapshot().seq());
  }

  private static Done carryOut(
      Call call, Tables tables, @Nullable Duration decay, boolean deletes, Instant border) {
    var done = found(call, tables, decay, border);
    var draft = new Draft(tables, call.stroke(call.args().spec().path()));
    if (deletes && !done.issues().isEmpty()) {
      new Deleting(new Tracker(draft, call.config(), call.house().dice()))
          .delete(done.issues(), new Deleting.Way(true, false, false, "gc"));
    }
    done.tombstones().forEach(draft::erase);
    draft.name(call.args().spec().path(), "");
    draft.finish();
    var fold = fold(tables, border);
    if (fold != null) {
      var state = State.folded(tables, entry -> entry.seq() <= fold.seq());
      tables.foldInto(new Snapshot(fold.seq(), fold.hash(), state.lines()));
    }
    return done;
  }

  static List<Bead> old(Rows rows, Instant border) {
    return rows.find(
        Query.where(
            Criterion.is(Field.STATUS, Status.CLOSED),
            new Criterion.Present(Field.PINNED, false),
            new Criterion.Present(Field.TEMPLATE, false),
            new Criterion.Within(Field.CLOSED_AT, null, border)));
  }

  /// Deletions that are older than any clone may be behind.
  static List<Bead> tombstones(Rows rows, Instant now) {
    var border = now.minus(TOMBSTONES);
    var all = Query.where(Criterion.is(Field.STATUS, Status.TOMBSTONE)).withDeleted();
    return rows.find(all).stream()
        .filter(bead -> {
          var at = bead.time(Field.DELETED_AT);
          return at != null && at.isBefore(border);
        })
        .toList();
  }

  /// The newest entry from before the border, or null when there is none after the snapshot.
  private static Entry.@Nullable Head fold(Rows rows, Instant border) {
    Entry.Head newest = null;
    long seq = rows.snapshot().seq();
    while (true) {
      var entries = rows.entriesAfter(seq, 1_000);
      for (var entry : entries) {
        if (!entry.at().isBefore(border)) {
          return newest;
        }
        newest = new Entry.Head(entry.seq(), entry.chain().hash());
        seq = entry.seq();
      }
      if (entries.isEmpty()) {
        return newest;
      }
    }
  }

  private static Reply reset(Call call) {
    var folder = call.workspace().folder();
    var aside = Aside.name(call, folder);
    boolean isReal = call.args().is("--force");
    if (isReal) {
      call.look(Rows::head);
      call.disk().move(folder, aside);
    }
    return Reply.done(
        page -> {
          page.line((isReal ? "✓ Moved " : "Would move ") + folder + " to " + aside);
          page.line(isReal ? "Next: bd init" : "Add --force to do it.");
        },
        () ->
            Json.object()
                .put("status", isReal ? "reset" : "dry_run")
                .put("path", folder.toString())
                .put("kept_as", aside.toString())
                .build());
  }
}
