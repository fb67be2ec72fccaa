package gastown.store;

import gastown.beads.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's own SQL. It gets a connection for itself that refuses to write.
final class Question {
  private Question() {}

  static SqliteStore.Answered ask(Pool pool, String sql) {
    var session = pool.take();
    try {
      session.script("PRAGMA query_only = 1");
      return answered(session, sql);
    } finally {
      session.close();
    }
  }

  private static SqliteStore.Answered answered(Session session, String sql) {
    try (var call = session.sql(sql)) {
      boolean any = call.next();
      var names = call.columns();
      var rows = new ArrayList<List<@Nullable String>>();
      while (any) {
        var row = new ArrayList<@Nullable String>();
        for (int i = 1; i <= names.size(); i++) {
          row.add(call.textOrNull(i));
        }
        rows.add(row);
        any = call.next();
      }
      return new SqliteStore.Answered(names, rows);
    } catch (IllegalStateException e) {
      throw new Problem(
              "sql",
              "that is not a question SQLite can answer",
              String.valueOf(e.getMessage()),
              List.of("bd sql \"SELECT id, title FROM issues\""))
          .refusal();
    }
  }
}
