package gastown.store;

import gastown.beads.store.BeadStore.Answer;
import gastown.beads.store.Tables;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Carries a command out once, however often it is sent.
final class Answers {
  private static final int SECONDS_KEPT = 86_400;

  /// After how many answers the old ones are dropped.
  private static final int TIDY_EVERY = 200;

  private Answers() {}

  static Answer once(Session session, String command, Function<Tables, Answer> work) {
    if (command.isEmpty()) {
      return work.apply(new SqlTables(session));
    }
    var kept = kept(session, command);
    if (kept != null) {
      return kept;
    }
    var answer = work.apply(new SqlTables(session));
    keep(session, command, answer);
    return answer;
  }

  private static @Nullable Answer kept(Session session, String command) {
    try (var row =
        session.sql("SELECT exit, out, err FROM answers WHERE command = ?").with(command)) {
      return row.next() ? new Answer((int) row.number(1), row.text(2), row.text(3)) : null;
    }
  }

  private static void keep(Session session, String command, Answer answer) {
    session
        .sql("INSERT INTO answers (command, exit, out, err) VALUES (?, ?, ?, ?)")
        .with(command)
        .with(answer.exit())
        .with(answer.out())
        .with(answer.err())
        .run();
    if (session.number("SELECT last_insert_rowid()") % TIDY_EVERY == 0) {
      session.run("DELETE FROM answers WHERE at < unixepoch() - " + SECONDS_KEPT);
    }
  }
}
