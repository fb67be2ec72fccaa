package gastown.store;

import gastown.beads.store.JournalCheck;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with a database.
final class Health {
  private Health() {}

  static List<String> damages(Pool pool) {
    var session = pool.take();
    boolean sound = false;
    try {
      session.run("BEGIN");
      var found = new ArrayList<String>();
      file(session, found);
      counters(session, found);
      found.addAll(JournalCheck.damages(new SqlRows(session)));
      session.run("COMMIT");
      sound = true;
      return found;
    } finally {
      Transaction.hand(pool, session, sound || session.rollback());
    }
  }

  static void file(Session session, List<String> found) {
    try (var row = session.sql("PRAGMA integrity_check(20)")) {
      while (row.next()) {
        if (!row.text(1).equals("ok")) {
          found.add("database: " + row.text(1));
        }
      }
    }
  }

  private static void counters(Session session, List<String> found) {
    var sql =
        """
        WITH counted AS (
          SELECT prefix, count(*) AS beads FROM beads
          WHERE status <> 'tombstone' AND instr(id, '.') = 0 GROUP BY prefix)
        SELECT c.prefix, c.beads, coalesce(t.beads, 0)
        FROM counted c LEFT JOIN top_level t ON t.prefix = c.prefix
        WHERE c.beads <> coalesce(t.beads, 0)
        UNION ALL
        SELECT t.prefix, 0, t.beads FROM top_level t
        WHERE t.beads <> 0 AND t.prefix NOT IN (SELECT prefix FROM counted)
        """;
    try (var row = session.sql(sql)) {
      while (row.next()) {
        found.add(
            "counter of " + row.text(1) + ": " + row.number(3) + " instead of " + row.number(2));
      }
    }
  }
}
