package gastown.app.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StraysTest {
  @TempDir Path place;
  private final Strays strays = new Strays(new LocalSpawning());
  private final List<Process> begun = new ArrayList<>();
  private Path root;

  @BeforeEach
  void where_processes_can_be_looked_into() throws IOException {
    assumeTrue(new ProcessTable().isComplete(), "there is no /proc here");
    root = Files.createDirectories(place.resolve("Bühl"));
  }

  @AfterEach
  void nobody_is_left() {
    begun.forEach(Process::destroyForcibly);
  }

  private Process begin(Map<String, String> environment, String... words) throws IOException {
    var builder = new ProcessBuilder(words);
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    begun.add(process);
    return process;
  }

  @Test
  void what_a_loop_of_this_town_left_running_is_ended() throws Exception {
    var environment = Strays.marked(Map.of("PATH", "/usr/bin:/bin"), root);
    var gate = begin(environment, "sh", "-c", "sleep 600; true");
    var child = child(gate);
    assertThat(strays.end(root)).isEqualTo(2);
    assertThat(gate.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(new ProcessTable().row(child.pid())).isNull();
    assertThat(strays.end(root)).isZero();
  }

  @Test
  void other_towns_daemons_and_what_bears_no_sign_stay() throws Exception {
    var path = Map.of("PATH", "/usr/bin:/bin");
    var other = begin(Strays.marked(path, place.resolve("Bühl2")), "sleep", "600");
    var none = begin(path, "sleep", "600");
    var daemon = begin(Strays.marked(path, root), "sh", "-c", "setsid sleep 600 & wait");
    var far = child(daemon);
    var table = new ProcessTable();
    var row = table.row(far.pid());
    while (row != null && row.session() != far.pid()) {
      TimeUnit.MILLISECONDS.sleep(5);
      row = table.row(far.pid());
    }
    assertThat(strays.end(root)).isEqualTo(1);
    assertThat(daemon.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(List.of(other.isAlive(), none.isAlive(), far.isAlive())).containsOnly(true);
    far.destroyForcibly();
  }

  private static ProcessHandle child(Process process) throws InterruptedException {
    while (process.isAlive() && process.children().findFirst().isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return process.children().findFirst().orElseThrow();
  }
}
