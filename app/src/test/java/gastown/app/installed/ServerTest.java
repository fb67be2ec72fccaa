package gastown.app.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The server as its users meet it. Each test begins without one.
@Tag("installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ServerTest {
  private Path place;
  private Installed bd;

  @BeforeAll
  void assemble(@TempDir Path folder) throws Exception {
    place = folder;
    assumeTrue(
        !System.getProperty("test.campaign", "").equals("none"),
        "--quick leaves installed programs out");
    bd = Installed.in(Files.createDirectories(place.resolve("a place with spaces, één")));
    assumeTrue(
        bd.hasNativeClient(), "there is no C compiler here, so no native client and no server");
  }

  @AfterEach
  void stop() throws Exception {
    bd.stop();
  }

  @Test
  void the_first_call_answers_by_itself_and_starts_a_server_for_the_next() throws Exception {
    var first = bd.run(bd.home(), "bd", "--version");
    assertThat(first.exit()).isZero();
    assertThat(first.out()).startsWith("bd version ");
    long server = bd.serverOnceItIsUp();
    assertThat(server).isPositive();
    assertThat(bd.run(bd.home(), "bd", "--version")).isEqualTo(first);
    assertThat(bd.server()).isEqualTo(server);
  }

  @Test
  void many_first_calls_at_once_start_one_server() throws Exception {
    var found = new HashSet<Long>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Callable<Installed.Done>>();
      for (int i = 0; i < 12; i++) {
        calls.add(() -> bd.run(bd.home(), "bd", "--version"));
      }
      for (var call : pool.invokeAll(calls)) {
        assertThat(call.get().exit()).isZero();
      }
    }
    bd.serverOnceItIsUp();
    for (int i = 0; i < 5; i++) {
      found.add(bd.server());
    }
    assertThat(found).hasSize(1);
    var mark = bd.runFolder().toString();
    assertThat(
            ProcessHandle.allProcesses()
                .filter(each -> each.info().commandLine().orElse("").contains("server " + mark)))
        .hasSize(1);
  }

  @Test
  void its_folder_is_private_and_so_are_its_socket_and_log() throws Exception {
    bd.serverOnceItIsUp();
    assertThat(Files.getPosixFilePermissions(bd.runFolder())).hasSize(3);
    try (var files = Files.list(bd.runFolder())) {
      var found = files.filter(file -> file.toString().matches(".*\\.(log|sock)")).toList();
      assertThat(found).hasSize(2);
      for (var file : found) {
        assertThat(Files.getPosixFilePermissions(file))
            .containsExactlyInAnyOrder(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
      }
    }
  }

  @Test
  void it_can_be_done_without() throws Exception {
    for (var name : new String[] {"GT_SERVER=off", "BEADS_NO_DAEMON=1"}) {
      var pair = name.split("=", 2);
      var done =
          Installed.finish(bd.command(bd.home(), Map.of(pair[0], pair[1]), "bd", "--version"), "");
      assertThat(done.exit()).isZero();
      assertThat(bd.list(".sock")).isZero();
      assertThat(bd.list(".starting")).isZero();
    }
  }

  @Test
  void it_ends_when_its_socket_is_removed() throws Exception {
    long server = bd.serverOnceItIsUp();
    try (var files = Files.list(bd.runFolder())) {
      for (var socket : files.filter(file -> file.toString().endsWith(".sock")).toList()) {
        Files.delete(socket);
      }
    }
    Installed.awaitEnd(server);
  }

  @Test
  void a_killed_server_is_replaced_and_nobody_notices() throws Exception {
    long server = bd.serverOnceItIsUp();
    ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
    Installed.awaitEnd(server);
    assertThat(bd.run(bd.home(), "bd", "--version").exit()).isZero();
    assertThat(bd.serverOnceItIsUp()).isPositive().isNotEqualTo(server);
  }

  @Test
  void a_server_that_hangs_is_waited_for_only_so_long() throws Exception {
    long server = bd.serverOnceItIsUp();
    signal("STOP", server);
    try {
      assertThat(bd.run(bd.home(), "bd", "--version").exit()).isZero();
    } finally {
      signal("CONT", server);
    }
  }

  private static void signal(String name, long process) throws Exception {
    var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process));
    assertThat(Installed.finish(kill, "").exit()).isZero();
  }

  @Test
  void it_leaves_when_its_installation_is_gone_or_superseded() throws Exception {
    long server = bd.serverOnceItIsUp();
    var current = bd.folder().resolveSibling("current");
    Files.writeString(current, "gt_installed='another'\n");
    try {
      Installed.awaitEnd(server);
    } finally {
      Files.delete(current);
    }
    server = bd.serverOnceItIsUp();
    var aside = bd.folder().resolveSibling("aside");
    Files.move(bd.folder(), aside);
    try {
      Installed.awaitEnd(server);
    } finally {
      Files.move(aside, bd.folder());
    }
  }

  @Test
  void two_homes_never_share_one() throws Exception {
    long server = bd.serverOnceItIsUp();
    var other = Files.createDirectories(place.resolve("other"));
    var status =
        Installed.finish(
            bd.command(
                bd.home(),
                Map.of("HOME", other.toString(), "GT_SERVER", "off"),
                "gt",
                "daemon",
                "status"),
            "");
    assertThat(status.out()).isEqualTo("no server is running\n");
    assertThat(bd.server()).isEqualTo(server);
  }

  @Test
  void a_home_with_a_long_name_has_one_too() throws Exception {
    var longName = Files.createDirectories(place.resolve("h".repeat(120)));
    var environment = Map.of("HOME", longName.toString());
    var version = bd.command(bd.home(), environment, "bd", "--version");
    assertThat(Installed.finish(version, "").exit()).isZero();
    var status = bd.command(bd.home(), environment, "gt", "daemon", "status");
    Installed.await("its server", () -> answers(status));
    assertThat(
            Installed.finish(bd.command(bd.home(), environment, "gt", "daemon", "stop"), "").exit())
        .isZero();
  }

  private static boolean answers(ProcessBuilder status) {
    try {
      return Installed.finish(status, "").out().startsWith("serving");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void no_call_has_an_empty_or_lost_answer_while_servers_come_and_go() throws Exception {
    var expected = bd.run(bd.home(), "bd", "--version");
    for (int round = 0; round < 6; round++) {
      long server = bd.serverOnceItIsUp();
      try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
        var calls = new ArrayList<Callable<Installed.Done>>();
        for (int i = 0; i < 8; i++) {
          calls.add(() -> bd.run(bd.home(), "bd", "--version"));
        }
        calls.add(() -> {
          ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
          return expected;
        });
        for (var call : pool.invokeAll(calls)) {
          assertThat(call.get()).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void standard_input_reaches_a_command_in_the_server() throws Exception {
    var workspace = workspace();
    bd.serverOnceItIsUp();
    var text = "eerste regel é\n".repeat(20_000);
    var create =
        bd.command(workspace, Map.of(), "bd", "create", "From a pipe", "--stdin", "--silent");
    var id = Installed.finish(create, text);
    assertThat(id.err()).isEmpty();
    assertThat(bd.run(workspace, "bd", "show", id.out().strip(), "--json").out())
        .contains("eerste regel é\\n".repeat(19_999));
  }

  private Path workspace() throws Exception {
    var workspace = Files.createTempDirectory(place, "workspace");
    assertThat(bd.run(workspace, "bd", "init", "--prefix", "st", "--quiet").exit()).isZero();
    return workspace;
  }

  @Test
  void a_caller_that_never_ends_its_input_holds_up_nobody() throws Exception {
    var workspace = workspace();
    bd.serverOnceItIsUp();
    var slow = bd.command(workspace, Map.of(), "bd", "create", "Slow", "--stdin").start();
    try {
      assertThat(bd.run(workspace, "bd", "create", "Quick", "--silent").exit()).isZero();
    } finally {
      slow.destroyForcibly().waitFor();
    }
    assertThat(bd.run(workspace, "bd", "list").out()).contains("Quick").doesNotContain("Slow");
  }

  @Test
  void a_database_that_is_removed_ends_the_server() throws Exception {
    var workspace = workspace();
    long server = bd.serverOnceItIsUp();
    assertThat(bd.run(workspace, "bd", "create", "One", "--silent").exit()).isZero();
    try (var files = Files.list(workspace.resolve(".beads"))) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Installed.awaitEnd(server);
  }

  @Test
  void who_asks_whether_one_runs_is_not_given_one() throws Exception {
    bd.serverOnceItIsUp();
    bd.stop();
    assertThat(bd.run(bd.home(), "gt", "daemon", "status").out())
        .isEqualTo("no server is running\n");
    assertThat(bd.run(bd.home(), "gt", "daemon", "stop").exit()).isZero();
    assertThat(bd.list(".starting")).isZero();
    assertThat(bd.server()).isZero();
  }

  @Test
  void another_umask_is_not_the_servers_business() throws Exception {
    long server = bd.serverOnceItIsUp();
    var line = "umask 077; exec '" + bd.folder().resolve("bin/gt") + "' daemon status";
    var builder = bd.command(bd.home(), Map.of(), "bd").command("sh", "-c", line);
    assertThat(Installed.finish(builder, "").out()).isEqualTo("no server is running\n");
    assertThat(bd.server()).isEqualTo(server);
  }
}
