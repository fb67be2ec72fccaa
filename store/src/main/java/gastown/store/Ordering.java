package gastown.store;

import gastown.beads.Field;
import gastown.beads.query.Query;
import java.util.List;

/// An order as the text behind ORDER BY. What is absent comes last; ids in the end make every order
/// whole.
final class Ordering {
  private static final String LAST_NUMBER = "9223372036854775807";

  private Ordering() {}

  /// Whether SQLite sorts as we do: it does not fold the case of letters beyond the 26.
  static boolean isForSqlite(List<Query.Sort> order) {
    for (var sort : order) {
      if (sort.field().kind() == Field.Kind.TEXT && sort.field() != Field.ID) {
        return false;
      }
    }
    return true;
  }

  static String sql(List<Query.Sort> order) {
    var out = new StringBuilder(120);
    for (var sort : order) {
      out.append(key(sort)).append(", ");
      if (sort.field() == Field.ID) {
        return out.substring(0, out.length() - 2);
      }
    }
    return out.append("b.id_order, b.id").toString();
  }

  private static String key(Query.Sort sort) {
    var column = "b." + Columns.of(sort.field());
    if (sort.field() == Field.ID) {
      return sort.descending() ? "b.id_order DESC, b.id DESC" : "b.id_order, b.id";
    }
    return switch (sort.field().kind()) {
      // NULL is less than everything, so the other way round it comes last by itself
      case NUMBER ->
          sort.descending() ? column + " DESC" : "coalesce(" + column + ", " + LAST_NUMBER + ")";
      case TIME -> sort.descending() ? column + " DESC" : "coalesce(" + column + ", 'a')";
      case FLAG -> column + " DESC";
      case JSON, TEXT -> column + " IS NULL";
    };
  }
}
