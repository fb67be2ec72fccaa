package gastown.beads.jsonl;

import gastown.beads.BeadId;
import gastown.beads.Dependency;
import gastown.beads.FullBead;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.merge.SetMerge;
import gastown.beads.work.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The lines of a file, read and checked. One bad line spoils all of it: nothing of such a file is
/// used.
public final class Document {
  private final String name;
  private final TreeMap<String, FullBead> beads = new TreeMap<>(SetMerge.ORDER);
  private final TreeMap<String, String> memories = new TreeMap<>();
  private final List<Dependency> skipped = new ArrayList<>();
  private final TreeSet<String> repeated = new TreeSet<>(SetMerge.ORDER);
  private int number;

  private Document(String name) {
    this.name = name;
  }

  /// Reads lines from `source`, which calls what it is given with each of them. `name` is used in
  /// complaints.
  public static Document read(String name, Consumer<Consumer<String>> source) {
    var document = new Document(name);
    source.accept(document::line);
    return document;
  }

  public static Document of(String name, String text) {
    return read(name, each -> text.lines().forEach(each));
  }

  /// The same lines but those of these beads.
  public Document without(Set<String> ids) {
    var rest = new Document(name);
    rest.beads.putAll(beads);
    rest.beads.keySet().removeAll(ids);
    rest.memories.putAll(memories);
    rest.skipped.addAll(skipped);
    rest.repeated.addAll(repeated);
    return rest;
  }

  public Map<String, FullBead> beads() {
    return beads;
  }

  public Map<String, String> memories() {
    return memories;
  }

  /// Edges that no bead can have: to itself, or a second one to the same bead.
  public List<Dependency> skipped() {
    return skipped;
  }

  /// The ids of beads that are in the file more than once and not alike; one of the lines was used.
  public Set<String> repeated() {
    return repeated;
  }

  /// What was not used of what the file says, in words.
  public List<String> complaints() {
    var lines = new ArrayList<String>();
    for (var edge : skipped) {
      var edges = edge.from() + " → " + edge.to();
      lines.add(
          edge.from().equals(edge.to())
              ? "Skipped dependency (on itself): " + edges
              : "Skipped dependency (a second one to the same issue): "
                  + edges
                  + " "
                  + edge.type());
    }
    repeated.forEach(id -> lines.add("Skipped line: " + id + " is there more than once"));
    return lines;
  }

  /// What most of the ids of beads that are not deleted begin with; null when there are none.
  public @Nullable String prefix() {
    var counts = new TreeMap<String, Integer>();
    for (var full : beads.values()) {
      if (!full.bead().isTombstone() && BeadId.isWellFormed(full.id())) {
        counts.merge(BeadId.prefix(full.id()), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private void line(String raw) {
    number++;
    var line = number == 1 && raw.startsWith("\ufeff") ? raw.substring(1) : raw;
    if (line.isBlank()) {
      return;
    }
    if (line.startsWith("<<<<<<<") || line.startsWith("=======") || line.startsWith(">>>>>>>")) {
      throw bad(
          "a merge conflict left by git", "bd sync", "correct line " + number + " of " + name);
    }
    try {
      if (!(JsonReader.read(line) instanceof Json.Obj object)) {
        throw bad("not a JSON object", "correct line " + number + " of " + name);
      }
      take(object);
    } catch (JsonReader.Malformed e) {
      throw bad("invalid JSON: " + firstLine(e), "correct line " + number + " of " + name);
    } catch (Problem.Refusal e) {
      if (e.problem().code().equals("bad-line")) {
        throw e;
      }
      throw bad(e.problem().what(), "correct line " + number + " of " + name);
    }
  }

  private void take(Json.Obj object) {
    if (object.get("_schema") != null) {
      return;
    }
    var key = object.text("key");
    var value = object.text("value");
    if ("memory".equals(object.text("_type")) && key != null && value != null) {
      memories.put(key, value);
      return;
    }
    var reading = new BeadReading(object);
    var full = reading.bead();
    if (!full.bead().isTombstone()) {
      Validation.check(full.bead());
    }
    skipped.addAll(reading.skipped());
    var above = beads.put(full.id(), full);
    if (above != null && !above.equals(full)) {
      repeated.add(full.id());
      beads.put(full.id(), newer(above, full));
    }
  }

  /// A bead that is in the file twice, as after a careless merge: the later version, or the lower
  /// line.
  private static FullBead newer(FullBead above, FullBead below) {
    return above.bead().updatedAt().isAfter(below.bead().updatedAt()) ? above : below;
  }

  private static String firstLine(JsonReader.Malformed e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private Problem.Refusal bad(String why, String... remedies) {
    return new Problem(
            "bad-line",
            name + ": line " + number + ": " + why,
            "nothing of the file was used",
            List.of(remedies))
        .refusal();
  }
}
