package gastown.beads.query;

import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.query.Expression.Comparison;
import gastown.beads.query.Expression.Operator;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The query language: `status=open AND (priority<=1 OR label=urgent) AND updated>7d`. A length of
/// time stands for that long ago.
public final class QueryLanguage {
  static final String METADATA = "metadata.";

  /// The fields a query may ask about, as an error lists them.
  private static final String FIELDS =
      "id title description notes status priority type assignee owner label created updated started"
          + " closed spec pinned ephemeral template parent mol_type has_metadata_key"
          + " metadata.<key>";

  private static final Set<String> MOL_TYPES = Set.of("swarm", "patrol", "work");

  private final Instant now;
  private final ZoneId zone;
  private final Set<String> statuses;

  /// `statuses` are all the workspace knows, its own included.
  public QueryLanguage(Instant now, ZoneId zone, Set<String> statuses) {
    this.now = now;
    this.zone = zone;
    this.statuses = Set.copyOf(statuses);
  }

  /// Takes a query apart without asking what it means. Refuses with `parsing query: …`.
  public static Expression parse(String text) {
    return new QueryParser(text).parse();
  }

  /// What the query asks for. Refuses with `evaluating query: …`.
  public Criterion evaluate(Expression expression) {
    return switch (expression) {
      case Comparison comparison -> comparison(comparison);
      case Expression.And(var parts) -> new Criterion.All(evaluateAll(parts));
      case Expression.Or(var parts) -> new Criterion.Any(evaluateAll(parts));
      case Expression.Not(var inner) -> new Criterion.Not(evaluate(inner));
    };
  }

  private List<Criterion> evaluateAll(List<Expression> parts) {
    var criteria = new ArrayList<Criterion>(parts.size());
    for (var part : parts) {
      criteria.add(evaluate(part));
    }
    return criteria;
  }

  private Criterion comparison(Comparison asked) {
    return switch (asked.field()) {
      case "priority" -> priority(asked);
      case "created", "created_at" -> time(asked, Field.CREATED_AT);
      case "updated", "updated_at" -> time(asked, Field.UPDATED_AT);
      case "started", "started_at" -> time(asked, Field.STARTED_AT);
      case "closed", "closed_at" -> time(asked, Field.CLOSED_AT);
      default -> {
        var criterion = equality(asked.field(), asked.value());
        yield switch (asked.operator()) {
          case IS -> criterion;
          case IS_NOT -> new Criterion.Not(criterion);
          case BELOW, AT_MOST, ABOVE, AT_LEAST ->
              throw wrong(asked.field() + " only supports the = and != operators");
        };
      }
    };
  }

  /// What it means that the field is the value.
  private Criterion equality(String field, String value) {
    return switch (field) {
      case "id" -> wildcard(Field.ID, value);
      case "spec", "spec_id" -> wildcard(Field.SPEC_ID, value);
      case "title" -> new Criterion.Contains(Field.TITLE, value);
      case "description", "desc" -> part(Field.DESCRIPTION, value);
      case "notes" -> part(Field.NOTES, value);
      case "status" -> Criterion.is(Field.STATUS, known(value, statuses, "status"));
      case "type" -> Criterion.is(Field.TYPE, IssueType.namedInFilter(lower(value)));
      case "assignee" -> person(Field.ASSIGNEE, value);
      case "owner" -> person(Field.OWNER, value);
      case "label", "labels" -> label(value);
      case "parent" ->
          isNone(value) ? new Criterion.HasParent(false) : new Criterion.ChildOf(value);
      case "pinned" -> flag(Field.PINNED, field, value);
      case "ephemeral" -> flag(Field.EPHEMERAL, field, value);
      case "template" -> flag(Field.TEMPLATE, field, value);
      case "mol_type" ->
          Criterion.is(Field.MOL_TYPE, isNone(value) ? "" : known(value, MOL_TYPES, "mol_type"));
      case "has_metadata_key" -> new Criterion.HasMetadataKey(value);
      default -> {
        if (field.startsWith(METADATA) && field.length() > METADATA.length()) {
          yield new Criterion.MetadataIs(field.substring(METADATA.length()), value);
        }
        throw wrong("unknown field: " + field, "the fields are " + FIELDS);
      }
    };
  }

  private Criterion priority(Comparison asked) {
    var digits = lower(asked.value()).startsWith("p") ? asked.value().substring(1) : asked.value();
    long value = DateWords.number(digits, 0, digits.length());
    if (value < 0) {
      throw wrong("invalid priority value: " + asked.value());
    }
    if (value > 4) {
      throw wrong("priority must be between 0 and 4, not " + asked.value());
    }
    long least = 0;
    long most = 4;
    switch (asked.operator()) {
      case IS -> least = most = value;
      case IS_NOT -> {
        return new Criterion.Not(new Criterion.Between(Field.PRIORITY, value, value));
      }
      case BELOW -> most = value - 1;
      case AT_MOST -> most = value;
      case ABOVE -> least = value + 1;
      case AT_LEAST -> least = value;
    }
    if (least > most) {
      throw wrong(asked + " matches nothing, priorities are 0 to 4");
    }
    return new Criterion.Between(Field.PRIORITY, least, most);
  }

  /// A day stands for all of it: `=` within it, `<=` up to its end.
  private Criterion time(Comparison asked, Field field) {
    boolean isEquality = asked.operator() == Operator.IS || asked.operator() == Operator.IS_NOT;
    if (isEquality && isNone(asked.value())) {
      return new Criterion.Present(field, asked.operator() == Operator.IS_NOT);
    }
    boolean isSigned = asked.value().startsWith("+");
    var moment = Dates.back(now, zone).read(asked.value().substring(isSigned ? 1 : 0));
    if (moment == null) {
      throw wrong("invalid " + asked.field() + " time: " + asked.value());
    }
    var local = moment.atZone(zone);
    var day = local.toLocalDate();
    boolean isDay = local.toLocalTime().equals(LocalTime.MIDNIGHT);
    var nextDay = day.plusDays(1).atStartOfDay(zone).toInstant();
    return switch (asked.operator()) {
      case IS -> new Criterion.Within(field, day.atStartOfDay(zone).toInstant(), nextDay);
      case IS_NOT ->
          new Criterion.Not(
              new Criterion.Within(field, day.atStartOfDay(zone).toInstant(), nextDay));
      case ABOVE, AT_LEAST -> new Criterion.Within(field, moment, null);
      case BELOW -> new Criterion.Within(field, null, moment);
      case AT_MOST -> new Criterion.Within(field, null, isDay ? nextDay : moment.plusNanos(1));
    };
  }

  private static Criterion wildcard(Field field, String value) {
    return hasWildcard(value) ? new Criterion.Glob(field, value) : Criterion.is(field, value);
  }

  private static Criterion part(Field field, String value) {
    return isNone(value)
        ? new Criterion.Present(field, false)
        : new Criterion.Contains(field, value);
  }

  private static Criterion person(Field field, String value) {
    return Criterion.is(field, isNone(value) ? "" : value);
  }

  private static Criterion label(String value) {
    if (isNone(value)) {
      return new Criterion.HasAnyLabel(false);
    }
    return hasWildcard(value) ? new Criterion.LabelGlob(value) : new Criterion.HasLabel(value);
  }

  private static Criterion flag(Field field, String name, String value) {
    return switch (lower(value)) {
      case "true", "yes", "1" -> new Criterion.Present(field, true);
      case "false", "no", "0" -> new Criterion.Present(field, false);
      default -> throw wrong("invalid boolean value for " + name + ": " + value);
    };
  }

  private static String known(String value, Set<String> all, String what) {
    var name = lower(value);
    if (!all.contains(name)) {
      throw wrong(
          "invalid " + what + ": " + value, "it is one of " + String.join(", ", sorted(all)));
    }
    return name;
  }

  private static List<String> sorted(Set<String> names) {
    var list = new ArrayList<>(names);
    list.sort(null);
    return list;
  }

  private static boolean hasWildcard(String value) {
    return value.indexOf('*') >= 0 || value.indexOf('?') >= 0;
  }

  private static boolean isNone(String value) {
    return value.isEmpty() || value.equalsIgnoreCase("none") || value.equalsIgnoreCase("null");
  }

  private static String lower(String value) {
    return value.toLowerCase(Locale.ROOT);
  }

  private static Problem.Refusal wrong(String message) {
    return wrong(message, "");
  }

  private static Problem.Refusal wrong(String message, String because) {
    return new Problem(
            "query-meaning",
            "evaluating query: " + message,
            because,
            List.of("bd query \"status=open AND priority<=1\"", "bd query --help"))
        .refusal();
  }
}
