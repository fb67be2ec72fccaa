package gastown.app.installed;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// `gt agent verify` with the installed Claude Code: all of it holds, and where something is
/// missing exactly what needs it is said not to.
@Tag("installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VerifyTest {
  private @Nullable ClaudeTown founded;

  @BeforeAll
  void found(@TempDir Path folder) throws Exception {
    founded = ClaudeTown.found(folder);
    // whatever the environment says, no request goes there
    founded.set("ANTHROPIC_BASE_URL", "http://127.0.0.1:1/nobody");
  }

  @AfterAll
  void end() {
    if (founded != null) {
      founded.close();
    }
  }

  private ClaudeTown claude() {
    return java.util.Objects.requireNonNull(founded);
  }

  private record Outcome(int exit, Map<String, Boolean> rows, String text) {
    Set<String> failed() {
      var failed = new TreeSet<String>();
      rows.forEach((name, holds) -> {
        if (!holds) {
          failed.add(name);
        }
      });
      return failed;
    }
  }

  private Outcome verify(String agent) throws Exception {
    var done = claude().run("gt", "agent", "verify", agent, "--json");
    var rows = new LinkedHashMap<String, Boolean>();
    if (JsonReader.read(done.out()) instanceof Json.Arr(var items)) {
      for (var item : items) {
        var row = (Json.Obj) item;
        rows.put(LivingTown.text(row, "name"), LivingTown.text(row, "holds").equals("true"));
      }
    }
    return new Outcome(done.exit(), rows, done.out() + done.err());
  }

  @Test
  void with_the_program_as_it_is_every_row_holds() throws Exception {
    claude().ok("gt", "hooks", "sync");
    var outcome = verify("claude");
    assertThat(outcome.failed()).as(outcome.text()).isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.rows())
        .containsKeys(
            "start",
            "ready",
            "prompt",
            "tool call",
            "context at the start",
            "mid-turn message",
            "permission dialog",
            "interrupt",
            "crash and resume",
            "usage");
    assertThat(claude().town().program().home().resolve(".claude.json")).doesNotExist();
  }

  @Test
  void without_some_hooks_exactly_their_rows_do_not_hold() throws Exception {
    var rows =
        Map.of(
            "PostToolUse", "context after a tool",
            "Stop", "going on after the end of a turn",
            "StopFailure", "failed turn",
            "PreCompact", "shortened conversation",
            "Notification", "notice of a dialog");
    claude().ok("gt", "hooks", "sync");
    var file = claude().town().root().resolve(".runtime/programs/claude-settings.json");
    var settings = (Json.Obj) JsonReader.read(Files.readString(file));
    var hooks = (Json.Obj) java.util.Objects.requireNonNull(settings.get("hooks"));
    for (var event : rows.keySet()) {
      hooks = hooks.without(event);
    }
    Files.writeString(file, settings.with("hooks", hooks).compact());
    var outcome = verify("claude");
    claude().ok("gt", "hooks", "repair");
    assertThat(outcome.failed()).as(outcome.text()).isEqualTo(new TreeSet<>(rows.values()));
    assertThat(outcome.exit()).isEqualTo(1);
  }

  @Test
  void a_program_that_is_no_agent_holds_nothing() throws Exception {
    claude().town().ok("gt", "config", "agent", "set", "mute", "cat");
    var outcome = verify("mute");
    assertThat(outcome.failed())
        .as(outcome.text())
        .isEqualTo(new TreeSet<>(outcome.rows().keySet()));
    assertThat(outcome.exit()).isEqualTo(1);
  }

  @Test
  void a_key_ends_it_with_all_it_started_wherever_it_was() throws Exception {
    cutShort("a crash in the middle", VerifyTest::interrupt);
    cutShort("typed at a terminal", VerifyTest::interrupt);
  }

  private static void interrupt(PersonTerminal terminal) throws Exception {
    terminal.press("C-c");
    terminal.await("exit 130");
  }

  @Test
  void so_does_a_signal_and_the_end_of_the_terminal() throws Exception {
    cutShort("typed at a terminal", _ -> terminate());
    cutShort("a crash in the middle", PersonTerminal::close);
  }

  /// What a person started, not what that started in turn.
  private void terminate() throws Exception {
    for (var process : LivingTown.processes(claude().place()).entrySet()) {
      if (process.getValue().endsWith("agent verify claude")) {
        ProcessHandle.of(process.getKey()).ifPresent(ProcessHandle::destroy);
      }
    }
  }

  private interface Ending {
    void of(PersonTerminal terminal) throws Exception;
  }

  /// Ends the trial at this step. Its programs are those that know its folder.
  private void cutShort(String step, Ending ending) throws Exception {
    var scratch = Files.createDirectories(claude().place().resolve("scratch"));
    var trials = scratch.resolve("gt-verify");
    var environment = new HashMap<>(claude().person());
    environment.put("HOME", claude().town().program().home().toString());
    environment.put("TMPDIR", scratch.toString());
    var gt = claude().town().program().folder().resolve("bin/gt");
    try (var terminal = new PersonTerminal(claude().town().root(), environment)) {
      terminal.type(gt + " agent verify claude; echo \"exit $?\"");
      terminal.await(step);
      Installed.await("its programs to run", () -> isAnybodyAt(trials));
      ending.of(terminal);
      Installed.await(step + ": all of it to be gone", () -> !isAnybodyAt(trials));
    }
    Installed.await(
        "its folder to be gone",
        () -> claude().place().resolve("scratch").toFile().list().length == 0);
  }

  private static boolean isAnybodyAt(Path trials) {
    try {
      return !LivingTown.processes(trials).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
