package gastown.app.agents;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.agents.KnownRuntimes;
import gastown.app.house.LocalDisk;
import gastown.beads.ports.Programs;
import gastown.town.ports.Runtimes.AgentRuntime;
import gastown.town.ports.Runtimes.Ear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Claude Code is at, by the note it keeps of itself.
class ClaudeEarTest {
  private final LocalDisk disk = new LocalDisk();
  @TempDir Path temporary;
  private Path place;
  private AgentRuntime claude;
  private Map<String, String> environment;

  @BeforeEach
  void a_session() {
    place = temporary.resolve("sessions/web-1.1.0");
    disk.makeFolder(place, true);
    environment = Map.of("HOME", temporary.resolve("home").toString());
    Programs programs = _ -> new Programs.Outcome(0, "", "", false);
    var known = new KnownRuntimes(disk, programs, temporary.resolve("programs"));
    claude = Objects.requireNonNull(known.named("claude", Map.of()));
  }

  private void begins() {
    var transcript = temporary.resolve("t.jsonl");
    claude.hears(
        place,
        "session-start",
        "{\"session_id\":\"abc\",\"transcript_path\":\"" + transcript + "\"}");
  }

  private void notes(long process, String status) {
    disk.write(
        temporary.resolve("home/.claude/sessions/" + process + ".json"),
        "{\"sessionId\":\"abc\",\"status\":\"" + status + "\"}");
  }

  private static long alive() {
    return ProcessHandle.current().pid();
  }

  @Test
  void whether_it_listens_is_known_from_its_own_note() {
    assertThat(claude.ear(place, environment)).isEqualTo(Ear.UNKNOWN);
    begins();
    assertThat(claude.ear(place, environment)).isEqualTo(Ear.UNKNOWN);
    var states =
        Map.of("idle", Ear.OPEN, "busy", Ear.BUSY, "waiting", Ear.DIALOG, "odd", Ear.UNKNOWN);
    states.forEach((word, ear) -> {
      notes(alive(), word);
      assertThat(claude.ear(place, environment)).as(word).isEqualTo(ear);
    });
  }

  @Test
  void the_note_of_a_program_that_was_killed_says_nothing() throws IOException {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/proc/self")), "the system shows no processes as files");
    var killed = new ProcessBuilder("true").start();
    killed.onExit().join();
    begins();
    notes(killed.pid(), "idle");
    assertThat(claude.ear(place, environment)).isEqualTo(Ear.UNKNOWN);
    // whoever goes on with the conversation keeps a note of its own
    notes(alive(), "busy");
    assertThat(claude.ear(place, environment)).isEqualTo(Ear.BUSY);
  }
}
