package gastown.cli.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
  private static final List<Spec> SPECS =
      List.of(
          Spec.of("create", "[title]", "Create an issue").text("-t", "--type", "kind").build(),
          Spec.of("close", "[id...]", "Close what's done").alias("done").sw("--force", "f").build(),
          Spec.of("dep", "[issue-id]", "Dependencies").build(),
          Spec.of("label set add", "[issue-id]", "Add a label").build(),
          Spec.of("dep add", "[issue-id] [depends-on-id]", "Add").build(),
          Spec.of("dep remove", "[issue-id]", "Remove").alias("dep rm").sw("--all", "all").build(),
          Spec.of("secret", "", "Nothing").hiddenCommand().build());

  private static final Completion COMPLETION =
      new Completion("bd", SPECS, List.of(Flags.GLOBAL.get(4)), true);

  @TempDir Path folder;

  private String run(String... words) throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/bin/" + words[0])), "there is no " + words[0] + " here");
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "bd c|create close",
        "bd dep a|add",
        "bd la|label",
        "bd label s|set",
        "bd label set a|add",
        "bd dep rm --|--all --json",
        "bd dep remove --a|--all",
        "bd --json dep r|remove",
        "bd close ex-|ex-1 ex-2",
        "bd done ex-|ex-1 ex-2",
        "bd create ex-|''",
        "bd close ex-1 --f|--force",
        "bd create -|--type -t --json",
        "bd sec|''"
      })
  void bash_completes(String line, String offers) throws Exception {
    var script =
        COMPLETION.bash()
            + "bd() { printf 'ex-1\\tOne thing\\nex-2\\tTwo things\\n'; }\n"
            + "COMP_WORDS=("
            + line
            + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); __bd_complete; echo \"${COMPREPLY[*]}\"";
    assertThat(run("bash", "-c", script)).isEqualTo(offers);
  }

  @Test
  void zsh_reads_its_script() throws Exception {
    run("zsh", "-n", write(COMPLETION.zsh()));
  }

  @Test
  void fish_reads_its_script() throws Exception {
    run("fish", "-n", write(COMPLETION.fish()));
  }

  @Test
  void descriptions_are_quoted_for_each_shell() {
    assertThat(COMPLETION.zsh()).contains("'close:Close what'\\''s done'");
    assertThat(COMPLETION.fish())
        .contains("complete -c bd -n \"__bd_at ''\" -a 'close' -d 'Close what'\\''s done'")
        .contains("complete -c bd -n \"__bd_at 'dep remove' 'dep rm'\" -l all -d 'all'")
        .doesNotContain("secret");
    assertThat(new Completion("bd", SPECS, List.of(), false).fish()).doesNotContain("Close what");
  }

  private String write(String script) throws Exception {
    return Files.writeString(folder.resolve("script"), script).toString();
  }
}
