package gastown.beads.jsonl;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.Field;
import gastown.beads.FullBead;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.merge.BeadMerge;
import gastown.beads.merge.Conflict;
import gastown.beads.merge.SetMerge;
import gastown.beads.query.Query;
import gastown.beads.store.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Works out an [Intake].
public final class Planning {
  private final Rows rows;
  private final List<Intake.Step> steps = new ArrayList<>();
  private final List<String> stale = new ArrayList<>();
  private final List<String> deleted = new ArrayList<>();
  private final List<String> doubles = new ArrayList<>();
  private final List<Conflict> conflicts = new ArrayList<>();
  private int unchanged;

  private Planning(Rows rows) {
    this.rows = rows;
  }

  /// For lines from anywhere: what is older than here is left out, what is deleted here stays
  /// deleted, labels, comments and dependencies are added and never taken away.
  public static Intake adding(Rows rows, Document document, boolean isDeduplicated) {
    var plan = new Planning(rows);
    var titles = isDeduplicated ? openTitles(rows) : Map.<String, String>of();
    plan.each(
        document.beads(),
        (here, line) -> {
          var twin = titles.get(line.bead().title().toLowerCase(Locale.ROOT));
          if (twin != null && !twin.equals(line.id())) {
            plan.doubles.add(line.id());
          } else {
            plan.add(here, line);
          }
        });
    return plan.finished(plan.newMemories(document));
  }

  /// For the file beside the store, which others changed while the store was changed here: `seq` is
  /// where the journal stood when the two were last the same. A line that is gone from the file
  /// deletes nothing.
  public static Intake mirroring(Rows rows, Document document, long seq) {
    var plan = new Planning(rows);
    var earlier = Earlier.at(seq, rows);
    plan.each(
        document.beads(),
        (here, line) -> {
          if (here != null && here.bead().isTombstone() && !line.bead().isTombstone()) {
            plan.deleted.add(line.id());
          } else if (earlier.isTouched(line.id())) {
            plan.merge(earlier.version(line.id(), here), here, line);
          } else if (here != null && isOlder(line, here)) {
            plan.stale.add(line.id());
          } else {
            plan.merge(here, here, line);
          }
        });
    return plan.finished(plan.newMemories(document)).tellingOfCircles();
  }

  /// For the outcome of a merge: `base` is what this store last wrote, `merged` what came of it and
  /// of the other side. What was changed here since is kept. A bead that is gone becomes a
  /// tombstone, so that it stays gone.
  public static Intake merging(
      Rows rows, Map<String, FullBead> base, Map<String, FullBead> merged, Instant now) {
    var plan = new Planning(rows);
    var differing = new TreeMap<String, FullBead>(SetMerge.ORDER);
    var ids = new TreeSet<>(SetMerge.ORDER);
    ids.addAll(base.keySet());
    ids.addAll(merged.keySet());
    for (var id : ids) {
      var was = base.get(id);
      var is = merged.get(id);
      if (!Objects.equals(was, is)) {
        differing.put(id, is == null ? tombstone(Objects.requireNonNull(was), now) : is);
      }
    }
    plan.each(differing, (here, line) -> plan.merge(base.get(line.id()), here, line));
    return plan.finished(Map.of()).tellingOfCircles();
  }

  private static FullBead tombstone(FullBead full, Instant now) {
    var bead = full.bead();
    return bead.isTombstone()
        ? full
        : FullBead.bare(
            bead.with(Field.STATUS, Status.TOMBSTONE)
                .with(Field.ORIGINAL_TYPE, bead.type())
                .with(Field.DELETED_AT, now)
                .with(Field.UPDATED_AT, now)
                .with(Field.DELETE_REASON, "removed in another clone"));
  }

  private interface Line {
    void take(@Nullable FullBead here, FullBead line);
  }

  /// Hands every line over with what is here, reading in chunks.
  private void each(Map<String, FullBead> lines, Line action) {
    var ids = new ArrayList<>(lines.keySet());
    for (int from = 0; from < ids.size(); from += FullBeads.CHUNK) {
      var chunk = ids.subList(from, Math.min(ids.size(), from + FullBeads.CHUNK));
      var present = FullBeads.byId(rows, chunk);
      for (var id : chunk) {
        var line = Objects.requireNonNull(lines.get(id));
        action.take(present.get(id), line);
      }
    }
  }

  private static boolean isOlder(FullBead line, FullBead here) {
    return line.bead().updatedAt().isBefore(here.bead().updatedAt());
  }

  private void add(@Nullable FullBead here, FullBead line) {
    if (here == null || line.equals(here)) {
      step(here, line);
    } else if (here.bead().isTombstone()) {
      deleted.add(line.id());
    } else if (line.bead().isTombstone()) {
      step(here, line);
    } else if (isOlder(line, here)) {
      stale.add(line.id());
    } else {
      step(here, united(here, line));
    }
  }

  private static FullBead united(FullBead here, FullBead line) {
    var labels = new TreeSet<>(here.labels());
    labels.addAll(line.labels());
    var edges = new TreeMap<String, Dependency>(SetMerge.ORDER);
    here.dependencies().forEach(edge -> edges.put(edge.to(), edge));
    line.dependencies().forEach(edge -> edges.merge(edge.to(), edge, Planning::sameOr));
    var comments = new LinkedHashMap<String, gastown.beads.Comment>();
    here.comments().forEach(comment -> comments.put(comment.id(), comment));
    line.comments()
        .forEach(comment ->
            comments.merge(
                comment.id(),
                comment,
                (old, other) -> other.withUnknown(united(old.unknown(), other.unknown()))));
    return new FullBead(
        withUnknown(here.bead(), line.bead()),
        List.copyOf(labels),
        List.copyOf(edges.values()),
        comments.values().stream().sorted(BeadReading.BY_TIME).toList());
  }

  private static Dependency sameOr(Dependency old, Dependency other) {
    var whole = other.withUnknown(united(old.details().unknown(), other.details().unknown()));
    return old.type().equals(whole.type()) && old.details().equals(whole.details()) ? old : whole;
  }

  /// A writer that does not know a member drops it; that is no wish to have it dropped.
  private static Json.Obj united(Json.Obj old, Json.Obj more) {
    var all = new LinkedHashMap<>(old.members());
    all.putAll(more.members());
    return new Json.Obj(all);
  }

  private static Bead withUnknown(Bead here, Bead line) {
    if (!(here.json(Field.UNKNOWN) instanceof Json.Obj old)) {
      return line;
    }
    var all = new LinkedHashMap<>(old.members());
    if (line.json(Field.UNKNOWN) instanceof Json.Obj more) {
      all.putAll(more.members());
    }
    return line.with(Field.UNKNOWN, new Json.Obj(all));
  }

  private void merge(@Nullable FullBead base, @Nullable FullBead here, FullBead line) {
    var merged = BeadMerge.of(base, here, line);
    conflicts.addAll(merged.conflicts());
    if (merged.bead() != null) {
      step(here, merged.bead());
    }
  }

  private void step(@Nullable FullBead here, FullBead there) {
    if (there.equals(here)) {
      unchanged++;
    } else {
      steps.add(new Intake.Step(here, there));
    }
  }

  private Intake finished(Map<String, String> memories) {
    var coming = new TreeMap<String, FullBead>(SetMerge.ORDER);
    steps.forEach(step -> coming.put(step.after().id(), step.after()));
    var refused = Circles.closedBy(rows, coming, coming.keySet());
    var beads = Circles.without(coming, refused);
    var kept = new ArrayList<Intake.Step>();
    for (var step : steps) {
      var after = Objects.requireNonNull(beads.get(step.after().id()));
      if (!after.equals(step.before())) {
        kept.add(new Intake.Step(step.before(), after));
      }
    }
    return new Intake(
        kept, memories, new Intake.Told(unchanged, stale, deleted, doubles, refused, conflicts));
  }

  private Map<String, String> newMemories(Document document) {
    var result = new TreeMap<String, String>();
    document
        .memories()
        .forEach((key, value) -> {
          if (!value.equals(rows.setting(Export.MEMORY + key))) {
            result.put(key, value);
          }
        });
    return result;
  }

  private static Map<String, String> openTitles(Rows rows) {
    var titles = new TreeMap<String, String>();
    for (var bead : rows.find(Query.ALL)) {
      if (!bead.isClosed()) {
        titles.put(bead.title().toLowerCase(Locale.ROOT), bead.id());
      }
    }
    return titles;
  }
}
