package gastown.store;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.store.Questions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's own SQL. It gets a connection for itself that refuses to write.
final class Question {
  private Question() {}

  static Questions.Answered ask(Pool pool, String sql) {
    var session = pool.take();
    try {
      session.script("PRAGMA query_only = 1");
      return answered(session, sql);
    } finally {
      session.close();
    }
  }

  private static Questions.Answered answered(Session session, String sql) {
    try (var call = session.sql(sql)) {
      boolean any = call.next();
      var names = call.columns();
      var rows = new ArrayList<List<Json>>();
      while (any) {
        var row = new ArrayList<Json>();
        for (int i = 1; i <= names.size(); i++) {
          row.add(json(call.value(i)));
        }
        rows.add(row);
        any = call.next();
      }
      return new Questions.Answered(names, rows);
    } catch (IllegalStateException e) {
      throw new Problem(
              "sql",
              "that is not a question SQLite can answer",
              String.valueOf(e.getMessage()),
              List.of("bd sql \"SELECT id, title FROM issues\""))
          .refusal();
    }
  }

  private static Json json(@Nullable Object value) {
    if (value == null) {
      return Json.none();
    }
    return value instanceof Number number
        ? new Json.Num(number.toString())
        : Json.of(value instanceof byte[] bytes ? bytes.length + " bytes" : value.toString());
  }
}
