package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.app.house.LocalSpawning;
import gastown.app.house.OpenedStores;
import gastown.app.towns.LocalGrounds;
import gastown.app.towns.Register;
import gastown.app.towns.Runs;
import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who writes past the server that turns a town's loop: a command with a terminal of its own, one
/// that was told to leave the server alone, an editor.
class OutsideWritesTest {
  /// Shorter than a loop sleeps that hears nothing.
  private static final long PATIENCE_SECONDS = 12;

  @TempDir Path folder;
  private final CopyOnWriteArrayList<String> said = new CopyOnWriteArrayList<>();
  private TownOnDisk town;
  private Runs runs;

  @BeforeEach
  void goUp() throws Exception {
    town = new TownOnDisk(folder);
    town.agents("exec sleep 600");
    var register = new Register(folder.resolve("towns"));
    register.add(town.root);
    runs =
        new Runs(
            register,
            new LocalGrounds(OpenedStores::open, new LocalSpawning()),
            (line, _) -> said.add(line));
    runs.refresh();
    awaitTurnAfter(0);
    rest();
  }

  @AfterEach
  void goDown() {
    runs.end();
    town.close();
  }

  private long turns() {
    return runs.pulse(town.root).turns();
  }

  /// Until nothing is found any more that was written by the town's beginning.
  private void rest() throws Exception {
    long before;
    do {
      before = turns();
      runs.lookAround();
      TimeUnit.MILLISECONDS.sleep(300);
    } while (turns() > before);
  }

  private void awaitTurnAfter(long turns) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (turns() <= turns) {
      assertThat(System.nanoTime()).as("no turn was taken; " + said).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @Test
  void what_they_wrote_is_seen_when_the_server_looks_around() throws Exception {
    long before = turns();
    town.bead("Made past the server");
    runs.lookAround();
    awaitTurnAfter(before);
    rest();

    before = turns();
    town.gate("true");
    runs.lookAround();
    awaitTurnAfter(before);
  }
}
