package gastown.beads.jsonl;

import gastown.beads.FullBead;
import gastown.beads.json.Json;
import gastown.beads.json.JsonWriter;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.store.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Beads as lines, one JSON object each, sorted by id so that a change of one bead is a change of
/// one line. Lines are made while they are taken; what is held is the ids.
public final class Export {
  /// Settings under which remembered things are kept.
  public static final String MEMORY = "kv.memory.";

  private static final Comparator<String> ORDER =
      gastown.beads.BeadId.NATURAL.thenComparing(Comparator.naturalOrder());

  private final Rows rows;
  private final List<String> ids;

  private Export(Rows rows, List<String> ids) {
    this.rows = rows;
    this.ids = ids;
  }

  public static Export of(Rows rows, Scope scope) {
    return of(rows, scope, List.of());
  }

  /// Only beads that also meet every one of `where`.
  public static Export of(Rows rows, Scope scope, List<Criterion> where) {
    var ids = new ArrayList<String>();
    for (var bead : rows.find(Query.where(where).withDeleted())) {
      if (scope.holds(bead)) {
        ids.add(bead.id());
      }
    }
    ids.sort(ORDER);
    return new Export(rows, ids);
  }

  public int size() {
    return ids.size();
  }

  /// The lines of the file beside the store. They hold nothing that a change of another bead would
  /// alter.
  public Stream<String> lines() {
    return chunks().flatMap(chunk -> FullBeads.read(rows, chunk).stream().map(Export::line));
  }

  /// The lines for another program: each says what it is and how many neighbours the bead has.
  public Stream<String> countedLines() {
    return chunks().flatMap(this::counted);
  }

  /// What was remembered, one line each.
  public static Stream<String> memories(Rows rows) {
    return rows.settings(MEMORY).entrySet().stream()
        .map(memory -> memory(memory.getKey().substring(MEMORY.length()), memory.getValue()));
  }

  public static String memory(String key, String value) {
    return Json.object()
            .put("_type", "memory")
            .put("key", key)
            .put("value", value)
            .build()
            .compact()
        + "\n";
  }

  public static String line(FullBead full) {
    var out = new StringBuilder(512);
    JsonWriter.write(BeadJson.of(full), out, -1);
    return out.append('\n').toString();
  }

  private Stream<List<String>> chunks() {
    int count = (ids.size() + FullBeads.CHUNK - 1) / FullBeads.CHUNK;
    return IntStream.range(0, count)
        .mapToObj(
            i -> ids.subList(i * FullBeads.CHUNK, Math.min(ids.size(), (i + 1) * FullBeads.CHUNK)));
  }

  private Stream<String> counted(List<String> chunk) {
    var dependents = rows.dependents(chunk);
    return FullBeads.read(rows, chunk).stream()
        .map(full -> counted(full, dependents.getOrDefault(full.id(), List.of()).size()));
  }

  private static String counted(FullBead full, int dependents) {
    var out = Json.object().put("_type", "issue");
    BeadJson.of(full).members().forEach(out::put);
    return out.put("dependency_count", full.dependencies().size())
            .put("dependent_count", dependents)
            .put("comment_count", full.comments().size())
            .build()
            .compact()
        + "\n";
  }
}
