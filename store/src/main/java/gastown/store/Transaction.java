package gastown.store;

import gastown.beads.store.BeadStore.Answer;
import gastown.beads.store.Rows;
import gastown.beads.store.Tables;
import java.util.function.Function;

/// Work on one connection, all of it or nothing.
final class Transaction {
  private Transaction() {}

  /// Reads one state: the one there is at the first question.
  static <T> T read(Pool pool, Function<Rows, T> work) {
    var session = pool.take();
    boolean sound = false;
    try {
      session.run("BEGIN");
      var result = work.apply(new SqlRows(session));
      session.run("COMMIT");
      sound = true;
      return result;
    } finally {
      hand(pool, session, sound || session.rollback());
    }
  }

  static Answer write(Pool pool, String command, Function<Tables, Answer> work) {
    var session = pool.take();
    boolean sound = false;
    try {
      session.run("BEGIN IMMEDIATE");
      var answer = Answers.once(session, command, work);
      session.run("COMMIT");
      sound = true;
      return answer;
    } finally {
      hand(pool, session, sound || session.rollback());
    }
  }

  /// Gives a connection back, or closes one that may still be in a transaction.
  static void hand(Pool pool, Session session, boolean sound) {
    if (sound) {
      pool.give(session);
    } else {
      session.close();
    }
  }
}
