package gastown.store;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.store.BeadStore;
import gastown.beads.store.BeadStoreContract;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends BeadStoreContract {
  @TempDir Path dir;
  private int opened;

  @Override
  public BeadStore open() {
    return SqliteStore.open(dir.resolve("beads-" + opened++ + ".db"));
  }

  @Test
  void answers_are_kept_for_a_day() {
    var runs = new AtomicInteger();
    var file = dir.resolve("answers.db");
    try (var store = SqliteStore.open(file);
        var session = Session.open(file)) {
      for (var command : new String[] {"old", "new"}) {
        store.write(command, _ -> new BeadStore.Answer(runs.incrementAndGet(), "", ""));
      }
      session.run("UPDATE answers SET at = at - 90000 WHERE command = 'old'");
      for (int i = 0; i < 200; i++) {
        store.write("other-" + i, _ -> new BeadStore.Answer(0, "", ""));
      }
      assertThat(session.number("SELECT count(*) FROM answers WHERE command = 'old'")).isZero();
      assertThat(
              store.write("new", _ -> new BeadStore.Answer(runs.incrementAndGet(), "", "")).exit())
          .isEqualTo(2);
    }
  }
}
