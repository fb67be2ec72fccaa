package gastown.beads.store;

import gastown.beads.Bead;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.query.Query;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Everything a store holds but what can be recomputed. Folding the journal over the state it began
/// with gives the state of now: that is what makes the journal trustworthy, and what lets a past
/// moment be looked at.
public final class State {
  private final TreeMap<String, TreeMap<String, Json>> rows = new TreeMap<>();

  private State() {}

  public static State empty() {
    return new State();
  }

  /// Reads back what [#lines] wrote.
  public static State ofLines(String lines) {
    var state = new State();
    for (var line : lines.split("\n", -1)) {
      if (!line.isEmpty()) {
        state.apply(Change.of((Json.Obj) JsonReader.read(line)));
      }
    }
    return state;
  }

  /// The state a store is in.
  public static State of(Rows rows) {
    var state = new State();
    var beads = rows.find(Query.ALL.withDeleted());
    for (var bead : beads) {
      state.put(Change.Table.BEAD, bead.id(), RowJson.bead(bead));
    }
    var ids = beads.stream().map(Bead::id).toList();
    rows.dependencies(ids).values().stream()
        .flatMap(Collection::stream)
        .forEach(edge ->
            state.put(
                Change.Table.DEPENDENCY,
                edge.from() + Change.JOINT + edge.to(),
                RowJson.dependency(edge)));
    rows.labels(ids)
        .forEach((id, labels) ->
            labels.forEach(
                label -> state.put(Change.Table.LABEL, id + Change.JOINT + label, Json.of(true))));
    rows.comments(ids).values().stream()
        .flatMap(Collection::stream)
        .forEach(
            comment -> state.put(Change.Table.COMMENT, comment.id(), RowJson.comment(comment)));
    rows.settings("").forEach((key, value) -> state.put(Change.Table.SETTING, key, Json.of(value)));
    rows.allDocuments()
        .forEach(document -> state.put(Change.Table.DOCUMENT, document.key(), document.json()));
    return state;
  }

  /// The state after the journal's entries, from its beginning, as long as `wanted` says so.
  public static State folded(Rows rows, java.util.function.Predicate<Entry> wanted) {
    var snapshot = rows.snapshot();
    var state = ofLines(snapshot.lines());
    long seq = snapshot.seq();
    while (true) {
      var entries = rows.entriesAfter(seq, 1_000);
      if (entries.isEmpty()) {
        return state;
      }
      for (var entry : entries) {
        if (!wanted.test(entry)) {
          return state;
        }
        entry.changes().forEach(state::apply);
        seq = entry.seq();
      }
    }
  }

  private void put(Change.Table table, String key, Json row) {
    rows.computeIfAbsent(table.word(), _ -> new TreeMap<>()).put(key, row);
  }

  public void apply(Change change) {
    var table = rows.computeIfAbsent(change.table().word(), _ -> new TreeMap<>());
    if (change.isRemoval()) {
      table.remove(change.key());
    } else if (change.table() == Change.Table.BEAD
        && table.get(change.key()) instanceof Json.Obj row
        && change.after() instanceof Json.Obj patch) {
      table.put(change.key(), merged(row, patch));
    } else {
      table.put(change.key(), change.after());
    }
  }

  private static Json merged(Json.Obj row, Json.Obj patch) {
    var bead = RowJson.patched(RowJson.patched(Bead.of("-"), row), patch);
    return RowJson.bead(bead);
  }

  /// One line per row, in a fixed order.
  public String lines() {
    var out = new StringBuilder();
    for (var change : changes()) {
      out.append(change.json().compact()).append('\n');
    }
    return out.toString();
  }

  private List<Change> changes() {
    return rows.entrySet().stream()
        .flatMap(
            table -> table.getValue().entrySet().stream().map(row -> creation(table.getKey(), row)))
        .toList();
  }

  private static Change creation(String table, Map.Entry<String, Json> row) {
    return new Change(
        Change.Table.valueOf(table.toUpperCase(java.util.Locale.ROOT)),
        row.getKey(),
        Json.none(),
        row.getValue());
  }

  /// Writes this state into an empty store, readiness included.
  public void writeTo(Tables tables) {
    for (var change : changes()) {
      Rewriting.carryOut(tables, change);
    }
    var blocked = Readiness.recursively(tables);
    blocked.forEach(id -> tables.setBlocked(id, true));
  }

  /// What differs between the two, one line each, at most `most`; empty when they are the same.
  public List<String> differences(State other, int most) {
    var mine = new java.util.TreeSet<>(List.of(lines().split("\n", -1)));
    var theirs = new java.util.TreeSet<>(List.of(other.lines().split("\n", -1)));
    var onlyMine = mine.stream().filter(line -> !theirs.contains(line)).map(line -> "- " + line);
    var onlyTheirs = theirs.stream().filter(line -> !mine.contains(line)).map(line -> "+ " + line);
    return java.util.stream.Stream.concat(onlyMine, onlyTheirs).limit(most).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof State that && lines().equals(that.lines());
  }

  @Override
  public int hashCode() {
    return lines().hashCode();
  }

  /// Carries a change out on the rows of a store, whatever was there before.
  static final class Rewriting {
    private Rewriting() {}

    static void carryOut(Tables tables, Change change) {
      var key = change.key();
      int joint = key.indexOf(Change.JOINT);
      var first = joint < 0 ? key : key.substring(0, joint);
      var second = joint < 0 ? "" : key.substring(joint + 1);
      var row = change.after() instanceof Json.Obj object ? object : Json.empty();
      switch (change.table()) {
        case BEAD -> bead(tables, key, change);
        case DEPENDENCY -> {
          if (change.isRemoval()) {
            tables.removeDependency(first, second);
          } else {
            Dependency edge = RowJson.dependency(first, second, row);
            tables.putDependency(edge);
          }
        }
        case LABEL -> {
          if (change.isRemoval()) {
            tables.removeLabel(first, second);
          } else {
            tables.putLabel(first, second);
          }
        }
        case COMMENT -> {
          if (change.isRemoval()) {
            tables.removeComment(key);
          } else {
            Comment comment = RowJson.comment(key, row);
            tables.putComment(comment);
          }
        }
        case SETTING -> {
          if (change.after() instanceof Json.Str(var value)) {
            tables.putSetting(key, value);
          } else {
            tables.removeSetting(key);
          }
        }
        case DOCUMENT -> {
          if (change.isRemoval()) {
            tables.removeDocument(first, second);
          } else {
            tables.putDocument(Document.of(first, second, row));
          }
        }
      }
    }

    private static void bead(Tables tables, String id, Change change) {
      if (change.after() instanceof Json.Obj patch) {
        var present = tables.bead(id);
        tables.putBead(RowJson.patched(present == null ? Bead.of(id) : present, patch));
      } else {
        tables.removeBead(id);
      }
    }
  }
}
