package gastown.store;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.Bead;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import gastown.beads.store.BeadStore;
import gastown.beads.store.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several processes at one file, some of which are killed.
class ProcessesTest {
  private static final int KILLS = Integer.getInteger("gastown.kills", 20);

  @TempDir Path dir;

  private Process scribe(Path file, String name, int from, int to) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
            "-cp",
            System.getProperty("java.class.path"),
            Scribe.class.getName(),
            file.toString(),
            name,
            Integer.toString(from),
            Integer.toString(to))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void what_a_killed_process_was_told_is_written_is_there_and_nothing_is_half_there()
      throws Exception {
    var file = dir.resolve("beads.db");
    long seed = Long.getLong("gastown.seed", 4711);
    var random = new Random(seed);
    int next = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int told = killedAfter(scribe(file, "a", next, next + 1_000), random.nextInt(40));
      try (var store = SqliteStore.open(file)) {
        var damages = store.damages();
        assertThat(damages).as("seed %s kill %s", seed, kill).isEmpty();
        int reached = written(store);
        assertThat(reached)
            .as("seed %s kill %s", seed, kill)
            .isGreaterThanOrEqualTo(Math.max(told + 1, next));
        assertThat(store.<String>read(rows -> rows.setting("count")))
            .as("seed %s kill %s", seed, kill)
            .isEqualTo(reached == 0 ? null : Integer.toString(reached));
        next = reached;
      }
    }
    try (var store = SqliteStore.open(file)) {
      assertThat(store.<Boolean>read(rows -> State.folded(rows, _ -> true).equals(State.of(rows))))
          .isTrue();
      var again =
          store.write(Scribe.id("a", 0), _ -> new BeadStore.Answer(1, "carried out again", ""));
      assertThat(again.out()).isEqualTo("wrote bd-a.0 as number 0");
    }
  }

  /// Kills the process after it has told of so many commits; returns the last number it told.
  private static int killedAfter(Process process, int commits) throws Exception {
    int told = -1;
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i <= commits; i++) {
        told = Integer.parseInt(lines.readLine());
      }
      // by its handle: the other way closes the stream as well
      process.toHandle().destroyForcibly();
      // what it still said before it died counts too; the last line may be cut
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        told++;
      }
      told--;
    } finally {
      process.destroyForcibly().waitFor();
    }
    return told;
  }

  /// How many beads there are; each has its label.
  private static int written(BeadStore store) {
    return store.<Integer>read(rows -> {
      var all = rows.find(Query.ALL);
      assertThat(rows.count(Query.where(new Criterion.HasLabel("written")))).isEqualTo(all.size());
      assertThat(all).extracting(Bead::id).doesNotHaveDuplicates();
      return all.size();
    });
  }

  @Test
  void processes_that_write_at_once_lose_nothing() throws Exception {
    var file = dir.resolve("beads.db");
    var processes = new ArrayList<Process>();
    // nobody has made the database: they race for that as well
    for (var name : List.of("a", "b", "c")) {
      processes.add(scribe(file, name, 0, 60));
    }
    for (var process : processes) {
      process.getInputStream().readAllBytes();
      assertThat(process.waitFor()).isZero();
    }
    try (var store = SharedStore.open(file, Thread.ofPlatform().daemon()::start)) {
      var beside = scribe(file, "d", 0, 20);
      for (int i = 0; i < 20; i++) {
        var id = Scribe.id("e", i);
        store.write(id, tables -> Scribe.write(tables, id));
      }
      beside.getInputStream().readAllBytes();
      assertThat(beside.waitFor()).isZero();
    }
    try (var store = SqliteStore.open(file)) {
      assertThat(written(store)).isEqualTo(220);
      assertThat(store.<String>read(rows -> rows.setting("count"))).isEqualTo("220");
      assertThat(store.damages()).isEmpty();
    }
  }
}
