package gastown.store;

import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Criteria as the text behind WHERE, over beads named `b`. What is absent is NULL, and a NULL
/// truth counts as false: so only [Criterion.Not] has to look at it.
///
/// Values are bound, but for the words an index is limited to: SQLite must see those in the text.
final class Where {
  private static final String CHILD = "'" + DependencyType.PARENT_CHILD + "'";

  private final StringBuilder sql = new StringBuilder(400);
  private final List<Object> values = new ArrayList<>();
  private final Function<Pattern, Collection<String>> labelsFound;
  private boolean asksMetadata;

  /// `labelsFound` tells which of the labels in use a regular expression is found in.
  Where(Function<Pattern, Collection<String>> labelsFound) {
    this.labelsFound = labelsFound;
  }

  /// Adds all of `criteria`, and that the bead is not deleted unless `deletedToo`.
  Where all(List<Criterion> criteria, boolean deletedToo) {
    if (!deletedToo) {
      sql.append("b.status <> '" + Status.TOMBSTONE + "'");
    }
    boolean isNarrow = deletedToo;
    boolean isLive = false;
    for (var criterion : criteria) {
      sql.append(sql.isEmpty() ? "" : " AND ");
      add(criterion, true);
      isNarrow |= isNarrow(criterion);
      isLive |= excludesClosed(criterion);
    }
    if (isLive && !isNarrow) {
      sql.append(" AND b.is_over = 0");
    }
    if (sql.isEmpty()) {
      sql.append('1');
    }
    return this;
  }

  String sql() {
    return sql.toString();
  }

  /// What the question marks stand for, in order.
  List<Object> values() {
    return values;
  }

  boolean asksMetadata() {
    return asksMetadata;
  }

  /// An implied condition that leads into the index of lists.
  private static boolean excludesClosed(Criterion criterion) {
    return criterion instanceof Criterion.Not(Criterion.OneOf(var field, var words))
        && field == Field.STATUS
        && words.contains(Status.CLOSED);
  }

  /// Whether few beads are to be expected, which other indexes find.
  private static boolean isNarrow(Criterion criterion) {
    return criterion instanceof Criterion.HasLabel
        || criterion instanceof Criterion.ChildOf
        || criterion instanceof Criterion.InIds
        || criterion instanceof Criterion.OneOf(var field, var words)
            && field == Field.ASSIGNEE
            && !words.contains("");
  }

  private void add(Criterion criterion, boolean outermost) {
    // what every list asks for goes by the pattern switch, whose first use costs each start some
    // milliseconds
    if (criterion instanceof Criterion.OneOf(var field, var words)) {
      oneOf(field, words);
    } else if (criterion instanceof Criterion.Present(var field, var present)) {
      present(field, present);
    } else if (criterion instanceof Criterion.Within(var field, var from, var until)) {
      within(field, from, until);
    } else if (criterion instanceof Criterion.Blocked(var blocked)) {
      sql.append("b.is_blocked = ").append(blocked ? 1 : 0);
    } else if (criterion instanceof Criterion.ParentDeferred(var now)) {
      parentDeferred(now);
    } else if (criterion instanceof Criterion.Not(var inner)) {
      sql.append('(');
      add(inner, false);
      sql.append(") IS NOT TRUE");
    } else {
      addRare(criterion, outermost);
    }
  }

  private void addRare(Criterion criterion, boolean outermost) {
    switch (criterion) {
      case Criterion.Contains(var field, var part) -> contains(field, part);
      case Criterion.Glob(var field, var pattern) -> glob(text(field), pattern);
      case Criterion.Between(var field, var least, var most) -> between(field, least, most);
      case Criterion.HasLabel(var label) -> {
        related("bead_labels", "x.label = ?", outermost);
        values.add(label);
      }
      case Criterion.HasAnyLabel(var any) -> {
        sql.append(any ? "" : "NOT ");
        related("bead_labels", "1", false);
      }
      case Criterion.LabelGlob(var pattern) -> {
        related("bead_labels", "x.label GLOB ?", false);
        values.add(globbed(pattern));
      }
      case Criterion.LabelRegex(var expression) -> {
        related("bead_labels", "x.label IN (SELECT value FROM json_each(?))", false);
        values.add(Json.texts(labelsFound.apply(Pattern.compile(expression))).compact());
      }
      case Criterion.ChildOf(var parent) -> {
        related("bead_dependencies", "x.depends_on_id = ? AND x.type = " + CHILD, outermost);
        values.add(parent);
      }
      case Criterion.HasParent(var any) -> {
        sql.append(any ? "" : "NOT ");
        related("bead_dependencies", "x.type = " + CHILD, false);
      }
      case Criterion.InIds(var ids) -> in("b.id", ids, values);
      case Criterion.HasMetadataKey(var key) -> metadata(key, null);
      case Criterion.MetadataIs(var key, var value) -> metadata(key, value);
      case Criterion.All(var inner) -> joined(inner, " AND ", "1");
      case Criterion.Any(var inner) -> joined(inner, " OR ", "0");
      case Criterion.OneOf _,
          Criterion.Within _,
          Criterion.Present _,
          Criterion.Blocked _,
          Criterion.ParentDeferred _,
          Criterion.Not _ ->
          throw new IllegalStateException("added already: " + criterion);
    }
  }

  private void joined(List<Criterion> inner, String word, String none) {
    sql.append('(');
    for (int i = 0; i < inner.size(); i++) {
      sql.append(i == 0 ? "" : word);
      add(inner.get(i), false);
    }
    sql.append(inner.isEmpty() ? none : "").append(')');
  }

  /// A row of another table that belongs to the bead. From outermost place SQLite may start at
  /// those rows.
  private void related(String table, String condition, boolean canLead) {
    if (canLead) {
      sql.append("b.id IN (SELECT x.issue_id FROM ").append(table).append(" x WHERE ");
    } else {
      sql.append("EXISTS (SELECT 1 FROM ").append(table).append(" x WHERE x.issue_id = b.id AND ");
    }
    sql.append(condition).append(')');
  }

  private void oneOf(Field field, Collection<String> words) {
    if (field.kind() != Field.Kind.TEXT) {
      sql.append(words.contains("") ? '1' : '0');
      return;
    }
    var column = "b." + Columns.of(field);
    var sorted = new TreeSet<>(words);
    boolean orAbsent = sorted.remove("");
    if (field == Field.STATUS) {
      statuses(column, words);
    } else if (!orAbsent) {
      in(column, sorted, values);
    } else if (sorted.isEmpty()) {
      sql.append(column).append(" IS NULL");
    } else {
      sql.append('(').append(column).append(" IS NULL OR ");
      in(column, sorted, values);
      sql.append(')');
    }
  }

  private void statuses(String column, Collection<String> words) {
    if (words.size() == 1 && words.contains(Status.OPEN)) {
      sql.append(column).append(" = '" + Status.OPEN + "'");
    } else {
      in(column, new TreeSet<>(words), values);
    }
  }

  private void in(String column, Collection<String> words, List<Object> into) {
    if (words.isEmpty()) {
      sql.append('0');
    } else if (words.size() == 1) {
      sql.append(column).append(" = ?");
      into.addAll(words);
    } else if (words.size() <= 16) {
      sql.append(column).append(" IN (?").repeat(", ?", words.size() - 1).append(')');
      into.addAll(words);
    } else {
      sql.append(column).append(" IN (SELECT value FROM json_each(?))");
      into.add(Json.texts(words).compact());
    }
  }

  /// The text of a field, empty when there is none.
  private static String text(Field field) {
    return field.kind() == Field.Kind.TEXT ? "coalesce(b." + Columns.of(field) + ", '')" : "''";
  }

  private void contains(Field field, String part) {
    sql.append("instr(lower(").append(text(field)).append("), lower(?)) > 0");
    values.add(part);
  }

  private void glob(String text, String pattern) {
    sql.append(text).append(" GLOB ?");
    values.add(globbed(pattern));
  }

  /// A bracket means nothing to us but something to SQLite.
  private static String globbed(String pattern) {
    return pattern.replace("[", "[[]");
  }

  private void between(Field field, long least, long most) {
    if (field.kind() != Field.Kind.NUMBER) {
      sql.append('0');
      return;
    }
    sql.append("b.").append(Columns.of(field)).append(" BETWEEN ? AND ?");
    values.add(least);
    values.add(most);
  }

  private void within(Field field, @Nullable Instant from, @Nullable Instant until) {
    var column = "b." + Columns.of(field);
    sql.append('(').append(column).append(" IS NOT NULL");
    if (from != null) {
      sql.append(" AND ").append(column).append(" >= ?");
      values.add(Moment.text(from));
    }
    if (until != null) {
      sql.append(" AND ").append(column).append(" < ?");
      values.add(Moment.text(until));
    }
    sql.append(')');
  }

  private void present(Field field, boolean present) {
    sql.append("b.").append(Columns.of(field));
    if (field.kind() == Field.Kind.FLAG) {
      sql.append(present ? " = 1" : " = 0");
    } else if (field == Field.STATUS) {
      sql.append(present ? " <> ''" : " = ''");
    } else {
      sql.append(present ? " IS NOT NULL" : " IS NULL");
    }
  }

  private void parentDeferred(Instant now) {
    sql.append("EXISTS (SELECT 1 FROM bead_dependencies x JOIN beads p ON p.id = x.depends_on_id")
        .append(" WHERE x.issue_id = b.id AND x.type = ")
        .append(CHILD)
        .append(" AND p.defer_until > ?)");
    values.add(Moment.text(now));
  }

  private void metadata(String key, @Nullable String value) {
    asksMetadata = true;
    sql.append("(b.metadata IS NOT NULL AND ").append(Metadata.NAME);
    values.add(key);
    if (value == null) {
      sql.append("(b.metadata, ?, NULL))");
    } else {
      sql.append("(b.metadata, ?, ?))");
      values.add(value);
    }
  }
}
