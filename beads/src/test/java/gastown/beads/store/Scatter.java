package gastown.beads.store;

import gastown.beads.Bead;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Random beads, relations and queries from one seed; small alphabets, so that queries hit.
public final class Scatter {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static final List<String> STATUSES =
      List.of("open", "open", "open", "in_progress", "closed", "deferred", "tombstone", "custom");
  private static final List<String> TYPES = List.of("task", "bug", "epic", "message", "gate", "");
  private static final List<String> PEOPLE = List.of("", "ana", "Ben", "web/Nux");
  private static final List<String> LABELS =
      List.of("core", "Core", "ui", "ui-old", "50%", "a_b", "[x]", "größe", "dim:value");
  private static final List<String> TITLES =
      List.of(
          "Parser",
          "parser of 100%",
          "a_b",
          "Straße ÄÖ",
          "ÄÖ straße",
          "[x] y*z",
          "",
          "tail's \"end\"");
  private static final List<String> EDGES =
      List.of(
          DependencyType.PARENT_CHILD,
          DependencyType.PARENT_CHILD,
          DependencyType.BLOCKS,
          DependencyType.CONDITIONAL_BLOCKS,
          DependencyType.WAITS_FOR,
          DependencyType.RELATED);
  private static final List<String> METADATA =
      List.of(
          "{\"a\":1.0}",
          "{\"a\":{\"b\":\"x\"}}",
          "{\"a.b\":\"y\",\"a\":{\"b\":\"x\"}}",
          "{\"a\":null,\"q\\\"\":true}",
          "{\"list\":[1,2],\"a\":\"1.0\"}",
          "[1]");
  private static final List<String> KEYS = List.of("a", "a.b", "q\"", "list", "none", "0");
  private static final List<String> VALUES = List.of("1.0", "1", "x", "y", "null", "true", "[1,2]");

  private final Random random;
  private final List<String> ids = new ArrayList<>();

  public Scatter(long seed) {
    random = new Random(seed);
  }

  public <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /// These are the ids to ask for.
  public void use(List<String> known) {
    ids.clear();
    ids.addAll(known);
  }

  /// An id, half of the time one that was used before.
  public String id() {
    if (!ids.isEmpty() && chance(50)) {
      return one(ids);
    }
    var id = one(List.of("bd", "hq", "hq-cv")) + "-" + hash();
    for (int depth = below(3); depth > 0 && chance(40); depth--) {
      id += "." + below(12);
    }
    ids.add(id);
    return id;
  }

  private String hash() {
    return switch (below(3)) {
      case 0 -> Integer.toString(below(30));
      case 1 -> "0" + below(3);
      default -> Integer.toString(below(1300), 36);
    };
  }

  public Instant time() {
    return NOON.plus(Duration.ofMinutes(below(24) - 12)).plusNanos(below(2) * 5L);
  }

  public Bead bead(String id) {
    var bead =
        Bead.of(id)
            .with(Field.STATUS, one(STATUSES))
            .with(Field.TITLE, one(TITLES))
            .with(Field.TYPE, one(TYPES))
            .with(Field.ASSIGNEE, one(PEOPLE))
            .with(Field.CREATED_AT, chance(90) ? time() : null)
            .with(Field.UPDATED_AT, time())
            .with(Field.PRIORITY, chance(90) ? (Integer) below(4) : null)
            .with(Field.ESTIMATE, chance(30) ? (Integer) below(3) : null)
            .with(Field.EPHEMERAL, chance(20))
            .with(Field.PINNED, chance(10))
            .with(Field.TEMPLATE, chance(10))
            .with(Field.DEFER_UNTIL, chance(30) ? time() : null);
    return chance(40)
        ? bead.with(Field.METADATA, gastown.beads.json.JsonReader.read(one(METADATA)))
        : bead;
  }

  /// A bead in which every field has a value.
  public static Bead full(String id) {
    var bead = Bead.of(id);
    for (var field : Field.all()) {
      if (field != Field.ID) {
        bead =
            bead.with(
                field,
                switch (field.kind()) {
                  case TEXT -> field.key() + " 'é' \"☃\" 😀\n\t\\";
                  case NUMBER -> 40L + field.ordinal();
                  case FLAG -> true;
                  case TIME -> NOON.plusNanos(field.ordinal());
                  case JSON ->
                      Json.object().put("k", 1).put("t", "é").put("n", Json.none()).build();
                });
      }
    }
    return bead;
  }

  /// One random step of a writer.
  public void edit(Tables tables) {
    var id = id();
    switch (below(12)) {
      case 0, 1, 2, 3, 4 -> tables.putBead(bead(id));
      case 5 -> {
        if (chance(30)) {
          tables.removeBead(id);
        }
      }
      case 6 -> tables.putLabel(id, one(LABELS));
      case 7 -> tables.removeLabel(id, one(LABELS));
      case 8 ->
          tables.putDependency(
              Dependency.of(
                  id,
                  chance(10) ? "external:p:" + below(3) : id(),
                  one(List.of(DependencyType.PARENT_CHILD, DependencyType.BLOCKS)),
                  time(),
                  "ana"));
      case 9 -> tables.removeDependency(id, id());
      case 10 -> tables.putComment(new Comment("c" + below(30), id, "ana", "text", time()));
      default -> tables.setBlocked(id, chance(50));
    }
  }

  /// One random step of a draft.
  public void edit(Draft draft) {
    var id = id();
    switch (below(14)) {
      case 0, 1, 2, 3, 4 -> draft.put(bead(id));
      case 5 -> {
        if (chance(30)) {
          draft.erase(id);
        }
      }
      case 6 -> {
        if (draft.rows().bead(id) != null) {
          draft.label(id, one(LABELS));
        }
      }
      case 7 -> draft.unlabel(id, one(LABELS));
      case 8, 9, 10, 11 -> {
        if (draft.rows().bead(id) != null) {
          draft.link(edge(id));
        }
      }
      case 12 -> draft.unlink(id, id());
      default ->
          draft.set(
              chance(50) ? "n" + below(3) : Readiness.DELIVERED + "external:p:" + below(3),
              chance(60) ? Integer.toString(below(5)) : null);
    }
  }

  private Dependency edge(String from) {
    var to = chance(10) ? "external:p:" + below(3) : id();
    var edge = Dependency.of(from, to, one(EDGES), time(), "ana");
    return chance(30) ? edge.withMetadata("{\"gate\":\"any-children\"}") : edge;
  }

  public Query query() {
    var where = new ArrayList<Criterion>();
    for (int i = below(4); i > 0; i--) {
      where.add(criterion(2));
    }
    var query = Query.where(where).orderedBy(order()).limitedTo(chance(50) ? 0 : below(12));
    return chance(20) ? query.withDeleted() : query;
  }

  private List<Query.Sort> order() {
    if (chance(40)) {
      return Query.USUAL;
    }
    var fields =
        List.of(
            Field.ID,
            Field.PRIORITY,
            Field.CREATED_AT,
            Field.UPDATED_AT,
            Field.TITLE,
            Field.DEFER_UNTIL,
            Field.ESTIMATE,
            Field.EPHEMERAL,
            Field.METADATA,
            Field.STATUS);
    var order = new ArrayList<Query.Sort>();
    for (int i = below(4); i > 0; i--) {
      order.add(new Query.Sort(one(fields), chance(50)));
    }
    return order;
  }

  private Criterion criterion(int depth) {
    if (chance(5)) {
      return new Criterion.Not(new Criterion.OneOf(Field.STATUS, some(STATUSES)));
    }
    if (depth > 0 && chance(30)) {
      return switch (below(3)) {
        case 0 -> new Criterion.Not(criterion(depth - 1));
        case 1 -> new Criterion.All(inner(depth - 1));
        default -> new Criterion.Any(inner(depth - 1));
      };
    }
    return switch (below(18)) {
      case 0 -> new Criterion.OneOf(Field.STATUS, some(STATUSES));
      case 1 ->
          new Criterion.OneOf(
              one(List.of(Field.TYPE, Field.ASSIGNEE, Field.PRIORITY)), some(TYPES));
      case 2 -> new Criterion.OneOf(Field.ASSIGNEE, some(PEOPLE));
      case 3 ->
          new Criterion.Contains(
              Field.TITLE, one(List.of("PAR", "%", "a_b", "", "ä", "Ä", "'", "x]")));
      case 4 ->
          new Criterion.Glob(
              Field.TITLE, one(List.of("*ars*", "?_b", "[x]*", "*", "", "*ß?", "*z")));
      case 5 ->
          new Criterion.Between(
              one(List.of(Field.PRIORITY, Field.ESTIMATE, Field.TITLE)), below(3), below(4));
      case 6 ->
          new Criterion.Within(time1(), chance(70) ? time() : null, chance(50) ? time() : null);
      case 7 ->
          new Criterion.Present(
              one(
                  List.of(
                      Field.PINNED,
                      Field.EPHEMERAL,
                      Field.TEMPLATE,
                      Field.ASSIGNEE,
                      Field.STATUS,
                      Field.DEFER_UNTIL,
                      Field.METADATA,
                      Field.PRIORITY)),
              chance(50));
      case 8 -> new Criterion.HasLabel(one(LABELS));
      case 9 -> new Criterion.HasAnyLabel(chance(50));
      case 10 -> new Criterion.LabelGlob(one(List.of("ui*", "[x]", "?ore", "*%", "gr??e")));
      case 11 ->
          new Criterion.LabelRegex(one(List.of("^ui", "core", "(?i)core", "[0-9]+%", "nothing")));
      case 12 -> new Criterion.ChildOf(ids.isEmpty() ? "bd-1" : one(ids));
      case 13 -> new Criterion.HasParent(chance(50));
      case 14 -> new Criterion.InIds(ids.isEmpty() || chance(10) ? Set.of() : some(ids));
      case 15 -> new Criterion.Blocked(chance(50));
      case 16 -> new Criterion.ParentDeferred(time());
      default ->
          chance(50)
              ? new Criterion.HasMetadataKey(one(KEYS))
              : new Criterion.MetadataIs(one(KEYS), one(VALUES));
    };
  }

  private Field time1() {
    return one(List.of(Field.CREATED_AT, Field.DEFER_UNTIL));
  }

  private List<Criterion> inner(int depth) {
    var inner = new ArrayList<Criterion>();
    for (int i = below(4); i > 0; i--) {
      inner.add(criterion(depth));
    }
    return inner;
  }

  private Set<String> some(List<String> of) {
    var some = new java.util.TreeSet<String>();
    for (int i = below(of.size() > 20 ? 30 : 4); i >= 0; i--) {
      some.add(one(of));
    }
    return some;
  }
}
