package gastown.app.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a server does when its callers have their answers, and when it ends.
@Tag("installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AfterTheAnswerTest {
  private Path place;
  private Installed bd;
  private Path workspace;

  @BeforeAll
  void assemble(@TempDir Path folder) throws Exception {
    place = folder;
    assumeTrue(
        !System.getProperty("test.campaign", "").equals("none"),
        "--quick leaves installed programs out");
    bd = Installed.plain(place);
    assumeTrue(
        bd.hasNativeClient(), "there is no C compiler here, so no native client and no server");
  }

  @BeforeEach
  void a_workspace() throws Exception {
    workspace = Files.createTempDirectory(place, "workspace");
    assertThat(bd.run(workspace, "bd", "init", "--prefix", "la", "--quiet").exit()).isZero();
  }

  @AfterEach
  void stop() throws Exception {
    bd.stop();
  }

  private String create(String title) throws Exception {
    var done = bd.run(workspace, "bd", "create", title, "--silent");
    assertThat(done.exit()).as(done.err()).isZero();
    return done.out().strip();
  }

  private boolean isWritten(String id) {
    try {
      return Files.readString(workspace.resolve(".beads/issues.jsonl")).contains(id);
    } catch (IOException e) {
      return false;
    }
  }

  /// Makes the last export look as if it had taken so many hours, so that the pause is long.
  private void pause(int hours) throws Exception {
    assertThat(bd.run(workspace, "bd", "sync", "--flush-only").exit()).isZero();
    var state = workspace.resolve(".beads/export-state.json");
    var text = Files.readString(state);
    Files.writeString(
        state, text.replaceAll("\"took_ms\":\\d+", "\"took_ms\":" + hours * 3_600_000));
  }

  @Test
  void after_a_burst_the_file_is_whole_without_another_command() throws Exception {
    bd.serverOnceItIsUp();
    for (int i = 0; i < 9; i++) {
      create("One of many " + i);
    }
    var last = create("The last");
    Installed.await("the last issue in the file", () -> isWritten(last));
  }

  @Test
  void a_server_that_is_stopped_writes_what_waits() throws Exception {
    long server = bd.serverOnceItIsUp();
    create("First");
    pause(1);
    var id = create("Second");
    assertThat(isWritten(id)).isFalse();
    bd.run(workspace, "gt", "daemon", "stop");
    Installed.awaitEnd(server);
    assertThat(isWritten(id)).isTrue();
  }

  @Test
  void a_server_that_is_asked_to_end_by_a_signal_writes_what_waits() throws Exception {
    long server = bd.serverOnceItIsUp();
    create("First");
    pause(1);
    var id = create("Second");
    ProcessHandle.of(server).ifPresent(ProcessHandle::destroy);
    Installed.awaitEnd(server);
    assertThat(isWritten(id)).isTrue();
    assertThat(bd.list(".sock")).isZero();
  }

  @Test
  void what_a_killed_server_left_is_written_by_the_next() throws Exception {
    long server = bd.serverOnceItIsUp();
    create("First");
    pause(1);
    var id = create("Second");
    ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
    Installed.awaitEnd(server);
    assertThat(isWritten(id)).isFalse();
    var state = workspace.resolve(".beads/export-state.json");
    Files.writeString(
        state, Files.readString(state).replaceAll("\"took_ms\":\\d+", "\"took_ms\":0"));
    bd.run(workspace, "bd", "list");
    bd.serverOnceItIsUp();
    bd.run(workspace, "bd", "list");
    Installed.await("what was left", () -> isWritten(id));
  }

  @Test
  void what_is_asked_for_is_written_before_the_answer() throws Exception {
    bd.serverOnceItIsUp();
    create("First");
    pause(1);
    var id = create("Second");
    bd.run(workspace, "bd", "sync", "--flush-only");
    assertThat(isWritten(id)).isTrue();
  }

  /// The one that making the workspace started has all the patience of the world.
  private void endTheServer() throws Exception {
    bd.serverOnceItIsUp();
    bd.stop();
  }

  /// A server of this home that ends when nobody needs it for a second.
  private long impatientServer(Path home) throws Exception {
    var environment = Map.of("HOME", home.toString(), "GT_SERVER_IDLE", "1");
    Installed.finish(bd.command(workspace, environment, "bd", "--version"), "");
    var status = bd.command(workspace, environment, "gt", "daemon", "status");
    Installed.await("a server", () -> processIn(status) > 0);
    return processIn(status);
  }

  private static long processIn(ProcessBuilder status) {
    try {
      var text = Installed.finish(status, "").out();
      int at = text.indexOf("process ");
      return at < 0 ? 0 : Long.parseLong(text.substring(at + 8, text.indexOf(',', at)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void an_idle_server_ends_by_itself() throws Exception {
    endTheServer();
    Installed.awaitEnd(impatientServer(bd.home()));
    assertThat(bd.list(".sock")).isZero();
  }

  @Test
  void a_client_that_is_connected_keeps_its_server() throws Exception {
    endTheServer();
    var other = Files.createDirectories(place.resolve("other home"));
    long server = impatientServer(bd.home());
    var slow = bd.command(workspace, Map.of(), "bd", "create", "Slow", "--stdin").start();
    try {
      Installed.awaitEnd(impatientServer(other));
      assertThat(ProcessHandle.of(server)).as("idle as long as the other").isPresent();
      try (var input = slow.getOutputStream()) {
        input.write("at last".getBytes(StandardCharsets.UTF_8));
      }
      assertThat(slow.waitFor()).isZero();
    } finally {
      slow.destroyForcibly().waitFor();
    }
    assertThat(bd.run(workspace, "bd", "list").out()).contains("Slow");
    Installed.awaitEnd(server);
  }
}
