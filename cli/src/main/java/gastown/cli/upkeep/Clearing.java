package gastown.cli.upkeep;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Durations;
import gastown.beads.query.Query;
import gastown.beads.work.Deleting;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Args;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Removes closed issues: temporary ones without a trace, others as deletions that travel. Without
/// `--force` it only says what it would do.
record Clearing(Spec spec, boolean ephemeralOnly) implements Command {
  static final List<String> PATHS = List.of("purge", "prune", "admin cleanup");
  private static final int SHOWN = 20;

  static @Nullable Command named(String path) {
    return switch (path) {
      case "purge" ->
          new Clearing(
              common(path, "Remove closed temporary issues for good")
                  .text("--older-than", "closed at least this long ago: 30d, 2w, 24h")
                  .text("--pattern", "only ids that match: ex-wisp-*")
                  .build(),
              true);
      case "prune" ->
          new Clearing(
              common(path, "Delete closed issues that are old")
                  .text("--older-than", "closed at least this long ago: 30d, 2w")
                  .text("--pattern", "only ids that match")
                  .example("bd prune --older-than 90d --force")
                  .build(),
              false);
      case "admin cleanup" ->
          new Clearing(
              common(path, "Delete closed issues")
                  .text("--older-than", "closed at least so many days ago")
                  .sw("--ephemeral", "only temporary ones")
                  .sw("--cascade", "also what depends on them")
                  .build(),
              false);
      default -> null;
    };
  }

  private static Spec.Builder common(String path, String summary) {
    return Spec.of(path, "", summary)
        .group(Group.SETUP)
        .sw("-f", "--force", "do it; without it only said")
        .sw("--dry-run", "only say what would be done");
  }

  @Override
  public Access access() {
    return Access.READS;
  }

  @Override
  public Access access(Args args) {
    return isReal(args) ? Access.WRITES : Access.READS;
  }

  private static boolean isReal(Args args) {
    return args.is("--force") && !args.is("--dry-run");
  }

  @Override
  public Reply run(Call call) {
    var beads = candidates(call);
    var reached = reached(call, beads);
    boolean isReal = isReal(call.args());
    if (isReal) {
      remove(call, beads);
    }
    var ids = reached.stream().sorted(BeadId.NATURAL).toList();
    var word = spec.path().substring(spec.path().lastIndexOf(' ') + 1);
    return Reply.done(
        page -> {
          if (ids.isEmpty()) {
            page.line("Nothing to " + word);
            return;
          }
          page.line(
              (isReal ? "✓ Removed " : "Would remove ")
                  + ids.size()
                  + (cascades(call) ? " issues" : " closed issues"));
          ids.stream().limit(SHOWN).forEach(id -> page.line("  " + id));
          if (ids.size() > SHOWN) {
            page.line("  … and " + (ids.size() - SHOWN) + " more");
          }
          if (!isReal) {
            page.line("Add --force to do it.");
          }
        },
        () ->
            Json.object()
                .put(
                    word.equals("purge")
                        ? "purged_count"
                        : word.equals("prune") ? "pruned_count" : "deleted_count",
                    ids.size())
                .put("ids", Json.texts(ids))
                .put("dry_run", !isReal)
                .build());
  }

  private List<Bead> candidates(Call call) {
    var where = new ArrayList<Criterion>();
    where.add(Criterion.is(Field.STATUS, Status.CLOSED));
    where.add(new Criterion.Present(Field.PINNED, false));
    where.add(new Criterion.Present(Field.TEMPLATE, false));
    boolean isTemporary =
        ephemeralOnly || spec.path().equals("admin cleanup") && call.args().is("--ephemeral");
    boolean isPrune = spec.path().equals("prune");
    if (isTemporary || isPrune) {
      where.add(new Criterion.Present(Field.EPHEMERAL, isTemporary));
    }
    var age = age(call);
    if (age != null) {
      where.add(new Criterion.Within(Field.CLOSED_AT, null, call.now().minus(age)));
    }
    var pattern = spec.path().equals("admin cleanup") ? null : call.args().text("--pattern");
    if (pattern != null) {
      where.add(new Criterion.Glob(Field.ID, pattern));
    }
    if (isPrune && age == null && pattern == null) {
      throw Problem.of(
              "prune-what",
              "say which closed issues: how old, or which ids",
              "bd prune --older-than 90d",
              "bd prune --pattern \"ex-tmp-*\"")
          .refusal();
    }
    return call.rows().find(Query.where(where));
  }

  private boolean cascades(Call call) {
    return spec.path().equals("admin cleanup") && call.args().is("--cascade");
  }

  /// The issues themselves and, where that is asked for, all that depend on them.
  private Set<String> reached(Call call, List<Bead> beads) {
    var all = new LinkedHashSet<String>();
    var work = new ArrayDeque<>(beads.stream().map(Bead::id).toList());
    while (!work.isEmpty()) {
      var id = work.removeFirst();
      if (all.add(id) && cascades(call)) {
        var edges = call.rows().dependents(List.of(id)).getOrDefault(id, List.of());
        edges.forEach(edge -> work.add(edge.from()));
      }
    }
    return all;
  }

  private static @Nullable Duration age(Call call) {
    var typed = call.args().text("--older-than");
    return typed == null ? null : Durations.requireAge("--older-than", typed);
  }

  private void remove(Call call, List<Bead> beads) {
    if (beads.isEmpty()) {
      return;
    }
    boolean cascades = cascades(call);
    var ids = beads.stream().map(Bead::id).toList();
    new Deleting(call.tracker()).delete(ids, new Deleting.Way(true, cascades, false, spec.path()));
    call.draft().name(spec.path(), "");
  }
}
