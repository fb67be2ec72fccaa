package gastown.beads.jsonl;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.FieldValue;
import gastown.beads.FullBead;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.Rfc3339;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.store.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads one bead from a JSON object, in today's words and in those of older versions.
final class BeadReading {
  /// Members that are worked out anew whenever they are shown.
  private static final Set<String> COMPUTED =
      Set.of(
          "_type",
          "dependency_count",
          "dependent_count",
          "comment_count",
          "parent",
          "schema_version",
          "content_hash");

  private static final Set<String> OF_A_DEPENDENCY =
      Set.of(
          "issue_id", "depends_on_id", "type", "created_at", "created_by", "metadata", "thread_id");

  private static final Set<String> OF_A_COMMENT =
      Set.of("id", "issue_id", "author", "text", "created_at");

  /// A priority nobody stated. An older reader made such an issue the most urgent of all.
  private static final long USUAL_PRIORITY = 2;

  private static final Instant YEAR_TWO = Instant.parse("0002-01-01T00:00:00Z");
  private static final int LONGEST_SHOWN = 120;
  static final Comparator<Comment> BY_TIME =
      Comparator.comparing(Comment::createdAt).thenComparing(Comment::id);

  private final Json.Obj json;
  private final Map<String, Json> unknown = new LinkedHashMap<>();
  private List<String> labels = List.of();
  private List<Dependency> dependencies = List.of();
  private List<Comment> comments = List.of();
  private final List<Dependency> skipped = new ArrayList<>();

  BeadReading(Json.Obj json) {
    this.json = json;
  }

  FullBead bead() {
    var id = json.text("id");
    if (id == null || id.isBlank()) {
      throw wrong("an issue without an id");
    }
    if (!id.chars().allMatch(BeadReading::isOfAnId)) {
      throw wrong("an issue whose id has blanks, slashes or control characters");
    }
    if (json.get("title") instanceof Json.Num number) {
      throw wrong("\"title\" must be text, not " + shown(number));
    }
    var bead = Bead.of(id);
    for (var member : json.members().entrySet()) {
      bead = with(bead, member.getKey(), member.getValue());
    }
    bead = completed(bead);
    if (!unknown.isEmpty()) {
      bead = bead.with(Field.UNKNOWN, new Json.Obj(unknown));
    }
    return new FullBead(bead, labels, dependencies, comments);
  }

  /// What could not be taken, once the bead was read: edges to the bead itself, and what else it
  /// was said to be to a bead it depends on already.
  List<Dependency> skipped() {
    return skipped;
  }

  /// Ids become words of commands and names of files and branches.
  private static boolean isOfAnId(int letter) {
    return !Character.isWhitespace(letter)
        && !Character.isISOControl(letter)
        && letter != '/'
        && letter != '\\';
  }

  private Bead with(Bead bead, String key, Json value) {
    var field = Field.ofKey(key);
    if (field != null) {
      var adapted = field == Field.BONDED_FROM ? bonds(value) : value;
      return bead.with(field, value(field, adapted));
    }
    switch (key) {
      case BeadJson.LABELS -> labels = labels(value);
      case BeadJson.DEPENDENCIES -> dependencies = dependencies(bead.id(), value);
      case BeadJson.COMMENTS -> comments = comments(bead.id(), value);
      case "wisp" -> {
        return value instanceof Json.Bool(var yes) && yes ? bead.with(Field.EPHEMERAL, true) : bead;
      }
      default -> {
        if (!COMPUTED.contains(key)) {
          unknown.put(key, value);
        }
      }
    }
    return bead;
  }

  private Bead completed(Bead bead) {
    var whole = bead;
    if (whole.status().isEmpty()) {
      whole = whole.with(Field.STATUS, Status.OPEN);
    }
    if (whole.type().isEmpty()) {
      whole = whole.with(Field.TYPE, IssueType.TASK);
    }
    if (whole.get(Field.PRIORITY) == null) {
      whole = whole.with(Field.PRIORITY, USUAL_PRIORITY);
    }
    if (whole.isClosed()
        && whole.time(Field.CLOSED_AT) == null
        && whole.time(Field.UPDATED_AT) != null) {
      var last =
          whole.updatedAt().isAfter(whole.createdAt()) ? whole.updatedAt() : whole.createdAt();
      whole = whole.with(Field.CLOSED_AT, last.plusSeconds(1));
    }
    return whole;
  }

  /// The year 1, and 1970 in a field that is always written, are how writers say that there is no
  /// time.
  private static @Nullable Object value(Field field, Json json) {
    try {
      var value = FieldValue.of(field, json);
      boolean isNever =
          value instanceof Instant time
              && (time.isBefore(YEAR_TWO) || field.isAlwaysWritten() && time.equals(Instant.EPOCH));
      return isNever ? null : value;
    } catch (IllegalArgumentException e) {
      throw wrong(shortened(String.valueOf(e.getMessage())));
    }
  }

  private static String text(String key, Json json) {
    if (json instanceof Json.Str(var text)) {
      return text;
    }
    throw wrong("\"" + key + "\" must be text, not " + shown(json));
  }

  private static List<String> labels(Json json) {
    var sorted = new TreeSet<String>();
    for (var item : items(BeadJson.LABELS, json)) {
      var label = text(BeadJson.LABELS, item).strip();
      if (!label.isEmpty()) {
        sorted.add(label);
      }
    }
    return List.copyOf(sorted);
  }

  private List<Dependency> dependencies(String id, Json json) {
    var byTarget =
        new TreeMap<String, Dependency>(BeadId.NATURAL.thenComparing(Comparator.naturalOrder()));
    for (var item : items(BeadJson.DEPENDENCIES, json)) {
      var edge = dependency(id, object(BeadJson.DEPENDENCIES, item));
      if (edge.to().equals(id)) {
        skipped.add(edge);
      } else {
        byTarget.merge(edge.to(), edge, this::oneOf);
      }
    }
    return List.copyOf(byTarget.values());
  }

  /// There is one edge between two beads: the lower one, unless only the upper one holds anything
  /// up.
  private Dependency oneOf(Dependency upper, Dependency lower) {
    var mattering = DependencyType.AFFECTING_READINESS;
    boolean isUpper = mattering.contains(upper.type()) && !mattering.contains(lower.type());
    if (!upper.type().equals(lower.type())) {
      skipped.add(isUpper ? lower : upper);
    }
    return isUpper ? upper : lower;
  }

  static Dependency dependency(String id, Json.Obj object) {
    var to = orEmpty(object.text("depends_on_id"));
    if (to.isBlank()) {
      throw wrong("a dependency without \"depends_on_id\"");
    }
    var type = orEmpty(object.text("type"));
    return new Dependency(
        id,
        to,
        type.isEmpty() ? DependencyType.BLOCKS : type,
        timeOf(object),
        orEmpty(object.text("created_by")),
        details(object));
  }

  private static Dependency.Details details(Json.Obj dependency) {
    var metadata = dependency.get("metadata");
    var text = metadata instanceof Json.Obj object ? object.compact() : dependency.text("metadata");
    var thread = dependency.text("thread_id");
    return new Dependency.Details(
        text == null || text.isEmpty() ? "{}" : text,
        thread == null || thread.isEmpty() ? null : thread,
        without(dependency, OF_A_DEPENDENCY));
  }

  private static Json.Obj without(Json.Obj json, Set<String> known) {
    var rest = new LinkedHashMap<>(json.members());
    rest.keySet().removeAll(known);
    return rest.isEmpty() ? Json.empty() : new Json.Obj(rest);
  }

  private static List<Comment> comments(String id, Json json) {
    var all = new LinkedHashMap<String, Comment>();
    for (var item : items(BeadJson.COMMENTS, json)) {
      var comment = comment(id, object(BeadJson.COMMENTS, item));
      all.put(comment.id(), comment);
    }
    return all.values().stream().sorted(BY_TIME).toList();
  }

  static Comment comment(String id, Json.Obj object) {
    var text = orEmpty(object.text("text"));
    var author = orEmpty(object.text("author"));
    var at = timeOf(object);
    var given = orEmpty(object.text("id"));
    var name = given.isEmpty() || BeadId.number(given) >= 0 ? named(id, author, at, text) : given;
    return new Comment(name, id, author, text, at, without(object, OF_A_COMMENT));
  }

  /// Older exports number their comments, and every clone counted from 1. A name made of what was
  /// said is the same in all clones and never the name of another comment.
  private static String named(String bead, String author, Instant at, String text) {
    var hex = Digest.sha256(String.join("\n", bead, author, Rfc3339.format(at), text));
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        "8" + hex.substring(13, 16),
        "8" + hex.substring(17, 20),
        hex.substring(20, 32));
  }

  private static Instant timeOf(Json.Obj object) {
    var json = object.get("created_at");
    var time = json == null ? null : value(Field.CREATED_AT, json);
    return time instanceof Instant instant ? instant : Instant.EPOCH;
  }

  private static Json bonds(Json json) {
    if (!(json instanceof Json.Arr(var items))) {
      return json;
    }
    var bonds = new ArrayList<Json>();
    for (var item : items) {
      bonds.add(item instanceof Json.Obj bond ? bond(bond) : item);
    }
    return new Json.Arr(bonds);
  }

  private static Json bond(Json.Obj bond) {
    var source = bond.get("proto_id");
    if (source == null) {
      return bond;
    }
    var renamed = new LinkedHashMap<String, Json>();
    renamed.put("source_id", source);
    bond.without("proto_id").members().forEach(renamed::putIfAbsent);
    return new Json.Obj(renamed);
  }

  private static List<Json> items(String key, Json json) {
    return switch (json) {
      case Json.Arr(var items) -> items;
      case Json.Null _ -> List.of();
      case Json.Obj _, Json.Str _, Json.Num _, Json.Bool _ ->
          throw wrong("\"" + key + "\" must be a list, not " + shown(json));
    };
  }

  private static Json.Obj object(String key, Json json) {
    if (json instanceof Json.Obj object) {
      return object;
    }
    throw wrong("\"" + key + "\" must hold objects, not " + shown(json));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String shown(Json json) {
    return shortened(json.compact());
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  private static Problem.Refusal wrong(String what) {
    return Problem.of("bad-issue", what, "correct the JSON of this issue and try again").refusal();
  }
}
