package gastown.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.ports.Programs.Call;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalProgramsTest {
  @TempDir private Path folder;
  private final LocalPrograms programs =
      new LocalPrograms(Map.of("PATH", "/usr/bin:/bin", "KEPT", "yes", "GONE", "yes"));

  private Call shell(String script) {
    return Call.of(folder, "sh", "-c", script);
  }

  @Test
  void exit_code_and_both_streams_come_back() {
    var outcome = programs.run(shell("echo out; echo err >&2; exit 3"));
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.out()).isEqualTo("out\n");
    assertThat(outcome.err()).isEqualTo("err\n");
    assertThat(outcome.timedOut()).isFalse();
  }

  @Test
  void more_output_than_a_pipe_holds_on_both_sides_and_input_too() {
    var input = "x".repeat(300_000);
    var script = "head -c 300000 /dev/zero | tr '\\0' e >&2; cat";
    var outcome = programs.run(shell(script).withInput(input));
    assertThat(outcome.out()).isEqualTo(input);
    assertThat(outcome.err()).hasSize(300_000);
  }

  @Test
  void the_environment_is_the_callers_with_changes_and_nothing_else() {
    var call =
        new Call(
            java.util.List.of("env"),
            folder,
            Map.of("NEW", "1", "GONE", ""),
            "",
            Duration.ofSeconds(60));
    assertThat(programs.run(call).out().lines())
        .containsExactlyInAnyOrder("PATH=/usr/bin:/bin", "KEPT=yes", "NEW=1");
  }

  @Test
  void the_callers_path_decides_which_program_runs() throws Exception {
    var tool = folder.resolve("bin/sometool");
    Files.createDirectories(tool.getParent());
    Files.writeString(tool, "#!/bin/sh\necho mine\n");
    new LocalDisk().setExecutable(tool, true);
    var path = Map.of("PATH", "bin:/usr/bin:/bin");
    assertThat(programs.run(Call.of(folder, "sometool").withEnvironment(path)).out())
        .isEqualTo("mine\n");
  }

  @Test
  void a_program_that_cannot_be_started_is_an_outcome() {
    var missing = programs.run(Call.of(folder, "no-such-program-at-all"));
    assertThat(missing.exit()).isEqualTo(127);
    assertThat(missing.err()).contains("no-such-program-at-all");
    var nowhere = programs.run(Call.of(folder.resolve("nowhere"), "true"));
    assertThat(nowhere.exit()).isEqualTo(127);
    assertThat(nowhere.err()).contains("no such folder");
  }

  @Test
  void past_its_limit_a_program_and_its_children_are_killed() throws Exception {
    var call = shell("sh -c 'echo $$ > child; exec sleep 600' & echo begun; wait");
    var outcome = programs.run(call.withLimit(Duration.ofSeconds(2)));
    assertThat(outcome.timedOut()).isTrue();
    assertThat(outcome.out()).isEqualTo("begun\n");
    var child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    ProcessHandle.of(child).ifPresent(handle -> handle.onExit().join());
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
  }
}
