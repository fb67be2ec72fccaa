package gastown.app.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Odd surroundings of a call: closed streams, bare environments, folders that are gone, callers
/// that lose patience, and many who want the same.
@Tag("installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CallerTroubleTest {
  private static final int ROUNDS = 50;
  private static final int CLAIMANTS = 8;

  private Path place;
  private Path workspace;
  private Installed bd;
  private String program;

  @BeforeAll
  void assemble(@TempDir Path folder) throws Exception {
    place = folder;
    assumeTrue(
        !System.getProperty("test.campaign", "").equals("none"),
        "--quick leaves installed programs out");
    bd = Installed.plain(place);
    assumeTrue(
        bd.hasNativeClient(), "there is no C compiler here, so no native client and no server");
    workspace = Files.createDirectories(place.resolve("a place, \u00e9\ud83d\ude00"));
    assertThat(bd.run(workspace, "bd", "init", "--prefix", "ct", "--quiet").exit()).isZero();
    assertThat(bd.run(workspace, "bd", "create", "One", "--silent").exit()).isZero();
    program = "'" + bd.folder().resolve("bin/bd") + "'";
    bd.serverOnceItIsUp();
  }

  @AfterAll
  void stop() throws Exception {
    if (bd != null) {
      bd.stop();
    }
  }

  private Installed.Done shell(String server, String line) throws Exception {
    return shell(Map.of("GT_SERVER", server), line);
  }

  private Installed.Done shell(Map<String, String> environment, String line) throws Exception {
    var builder = bd.command(workspace, environment, "bd").command("sh", "-c", line);
    return Installed.finish(builder, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "off"})
  void closed_streams_lead_nowhere(String server) throws Exception {
    assertThat(shell(server, program + " list <&- >&- 2>&-").exit()).isZero();
    assertThat(shell(server, program + " list >&-").exit()).isZero();
    assertThat(shell(server, program + " nope 2>&-").exit()).isEqualTo(1);
    assertThat(shell(server, program + " create 'No input' --stdin --silent <&-").out())
        .startsWith("ct-");
    assertThat(shell(server, program + " list <&- | head -1").out()).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "off"})
  void output_that_cannot_be_written_is_an_error(String server) throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full here");
    var done = shell(server, program + " list >/dev/full");
    assertThat(done.exit()).isEqualTo(1);
    assertThat(done.err()).contains("cannot write to standard output");
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "off"})
  void a_folder_that_is_gone_is_said(String server) throws Exception {
    var done = shell(server, "mkdir gone; cd gone; rmdir ../gone; exec " + program + " list");
    assertThat(done.exit()).isEqualTo(1);
    assertThat(done.out()).isEmpty();
    assertThat(done.err()).contains("the current folder is gone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "off"})
  void a_session_whose_folder_is_gone_stands_in_its_worktree(String server) throws Exception {
    var gone = "mkdir gone; cd gone; rmdir ../gone; exec env GT_POLECAT_PATH=";
    var done = shell(server, gone + "'" + workspace + "' " + program + " list -n 0");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.out()).contains("One");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LANG=C", "LC_ALL=POSIX", "GT_SERVER=off", "HOME=", "HOME=relative"})
  void a_bare_environment_is_enough(String one) throws Exception {
    var title = "\u00e9\ud83d\ude00 " + one;
    var id = shell(Map.of(), "env -i " + one + " " + program + " create '" + title + "' --silent");
    assertThat(id.err()).isEmpty();
    assertThat(bd.run(workspace, "bd", "show", id.out().strip(), "--json").out()).contains(title);
  }

  @Test
  void the_callers_time_zone_counts() throws Exception {
    var found = new HashMap<String, String>();
    for (var zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago")) {
      for (var server : List.of("on", "off")) {
        var create =
            bd.command(
                workspace,
                Map.of("TZ", zone, "GT_SERVER", server),
                "bd",
                "create",
                "Due",
                "--due",
                "tomorrow",
                "--json");
        var out = Installed.finish(create, "").out();
        int at = out.indexOf("\"due_at\": \"") + 11;
        found.put(zone + " " + server, out.substring(at + 10, at + 20));
      }
    }
    assertThat(found)
        .containsEntry("Pacific/Kiritimati on", "T10:00:00Z")
        .containsEntry("Pacific/Kiritimati off", "T10:00:00Z")
        .containsEntry("Pacific/Pago_Pago on", "T11:00:00Z")
        .containsEntry("Pacific/Pago_Pago off", "T11:00:00Z");
  }

  @Test
  void places_are_named_in_many_ways() throws Exception {
    var beads = workspace.resolve(".beads");
    var elsewhere = Files.createDirectories(place.resolve("elsewhere"));
    for (var environment :
        List.of(
            Map.of("BEADS_DIR", beads.toString()),
            Map.of("BEADS_DB", beads.resolve("beads.db").toString()),
            Map.of("BEADS_DIR", beads.toString(), "GT_SERVER", "off", "LC_ALL", "C"))) {
      assertThat(
              Installed.finish(bd.command(elsewhere, environment, "bd", "list", "-n", "0"), "")
                  .out())
          .contains("One");
    }
    assertThat(bd.run(elsewhere, "bd", "-C", workspace.toString(), "list", "-n", "0").out())
        .contains("One");
  }

  @Test
  void who_interrupts_a_call_leaves_the_server_to_the_others() throws Exception {
    assumeTrue(
        !isDeafToInterrupts(), "these tests were begun with SIGINT ignored, as by nohup … &");
    long server = bd.serverOnceItIsUp();
    var builder = bd.command(workspace, Map.of(), "bd", "create", "Never", "--stdin");
    var slow = builder.start();
    Installed.await("it to read", () -> slow.isAlive());
    Installed.finish(new ProcessBuilder("kill", "-INT", Long.toString(slow.pid())), "");
    boolean isOver = slow.waitFor(60, TimeUnit.SECONDS);
    slow.destroy();
    assertThat(isOver).as("it heeds the signal").isTrue();
    assertThat(slow.exitValue()).isEqualTo(128 + 2);
    assertThat(bd.run(workspace, "bd", "list", "-n", "0").out())
        .contains("One")
        .doesNotContain("Never");
    assertThat(bd.server()).isEqualTo(server);
  }

  /// Programs begun here are deaf to what we are deaf to.
  private static boolean isDeafToInterrupts() throws Exception {
    var status = Path.of("/proc/self/status");
    return Files.isReadable(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> (Long.parseUnsignedLong(line.substring(8).strip(), 16) & 2) != 0);
  }

  @Test
  void a_guard_that_cannot_decide_in_time_has_not_said_yes() throws Exception {
    var town = place.resolve("town");
    assertThat(bd.run(place, "gt", "install", town.toString()).exit()).isZero();
    var environment = Map.of("GT_SESSION", "mayor.1", "GT_AGENT", "claude");
    var guard = bd.command(town, environment, "gt", "tap", "guard").start();
    boolean isOver = guard.waitFor(60, TimeUnit.SECONDS);
    guard.destroy();
    assertThat(isOver).as("nobody tells it what it is about, and it ends").isTrue();
    assertThat(guard.exitValue()).isEqualTo(128 + 14);
  }

  @Test
  void a_huge_answer_arrives_whole() throws Exception {
    var other = Files.createDirectories(place.resolve("huge"));
    assertThat(bd.run(other, "bd", "init", "--prefix", "hu", "--quiet").exit()).isZero();
    var lines = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      lines
          .append("{\"id\":\"hu-")
          .append(i)
          .append("\",\"title\":\"")
          .append("t".repeat(300))
          .append("\"}\n");
    }
    var done = Installed.finish(bd.command(other, Map.of(), "bd", "import", "-"), lines.toString());
    assertThat(done.exit()).as(done.err()).isZero();
    var listed = bd.run(other, "bd", "list", "-n", "0", "--json");
    assertThat(listed.err()).isEmpty();
    assertThat(listed.out().lines().filter(line -> line.contains("\"id\": "))).hasSize(20_000);
    assertThat(listed.out()).endsWith("]\n");
    var first =
        bd.command(other, Map.of(), "bd").command("sh", "-c", program + " list -n 0 | head -1");
    assertThat(Installed.finish(first, "").out()).hasLineCount(1);
  }

  @Test
  void of_many_claimants_exactly_one_wins() throws Exception {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < ROUNDS; round++) {
        var id = bd.run(workspace, "bd", "create", "Claim me", "--silent").out().strip();
        var calls = new ArrayList<Callable<Installed.Done>>();
        for (int i = 0; i < CLAIMANTS; i++) {
          // Now and then one comes without the server.
          var environment =
              Map.of(
                  "BEADS_ACTOR",
                  "actor " + i,
                  "GT_SERVER",
                  round % 10 == 0 && i == 0 ? "off" : "on");
          calls.add(() ->
              Installed.finish(
                  bd.command(workspace, environment, "bd", "update", id, "--claim"), ""));
        }
        var winners = new ArrayList<String>();
        int i = 0;
        for (var call : pool.invokeAll(calls)) {
          if (call.get().exit() == 0) {
            winners.add("actor " + i);
          }
          i++;
        }
        assertThat(winners).hasSize(1);
        assertThat(bd.run(workspace, "bd", "show", id, "--json").out())
            .contains("\"assignee\": \"" + winners.getFirst() + "\"");
      }
    }
  }
}
