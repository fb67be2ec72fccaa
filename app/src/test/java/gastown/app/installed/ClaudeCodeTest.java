package gastown.app.installed;

import static gastown.app.installed.LivingTown.number;
import static gastown.app.installed.LivingTown.text;
import static org.assertj.core.api.Assertions.assertThat;

import gastown.agents.model.Asked;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The real Claude Code takes beads through a whole town. Its model is ours and says what a script
/// tells it to; everything else is as a person has it.
@Tag("installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClaudeCodeTest {
  private @Nullable ClaudeTown founded;

  @BeforeAll
  void found(@TempDir Path folder) throws Exception {
    founded = ClaudeTown.found(folder);
    // the person calls from inside an agent of the same kind
    founded.set("CLAUDECODE", "1");
    founded.set("CLAUDE_CODE_CHILD_SESSION", "1");
  }

  @AfterAll
  void end() {
    if (founded != null) {
      founded.close();
    }
  }

  private ClaudeTown claude() {
    return Objects.requireNonNull(founded);
  }

  private LivingTown town() {
    return claude().town();
  }

  private void sling(String bead) throws Exception {
    claude().sling(bead, "claude");
  }

  private Json.Obj session(String id) {
    return Objects.requireNonNull(town().documents("session").get(id));
  }

  private String worker(String bead) {
    var who = text(session(bead + ".1.0"), "agent");
    return "hello/" + who.substring(who.lastIndexOf('/') + 1);
  }

  private List<Asked> turns(String prompt) {
    return claude().turns(prompt);
  }

  private void await(String what, BooleanSupplier happened) throws Exception {
    claude().await(what, happened);
  }

  @Test
  void a_bead_goes_from_a_sling_to_main() throws Exception {
    var settings = town().program().home().resolve(".claude/settings.json");
    Files.createDirectories(settings.getParent());
    var mark = claude().place().resolve("own-hook-ran");
    var own =
        "{\"hooks\":{\"Stop\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"touch "
            + mark
            + "\"}]}]}}";
    Files.writeString(settings, own);
    var bead = town().bead("Say whose notes they are", "");
    claude()
        .script(
            """
            {"prompt":"%s hangs on your hook","find":{"here":"working directory: (\\\\S+)"},"steps":[
              {"text":"I look first.","tool":"Read","input":{"file_path":"${here}/notes/README"}},
              {"tool":"Edit","input":{"file_path":"${here}/notes/README","old_string":"Notes.",
                "new_string":"Notes of all."}},
              {"tool":"Bash","input":{"command":"git push origin HEAD:main"}},
              %s,%s]}
            """
                .formatted(bead, ClaudeTown.COMMIT, ClaudeTown.DONE));
    sling(bead);
    claude().awaitClosed(bead);
    assertThat(town().git(town().upstream(), "show", "main:notes/README"))
        .isEqualTo("Notes of all.\n");
    var first = turns(bead).getFirst();
    assertThat(first.everything())
        .contains("Your hook holds " + bead + ": Say whose notes they are", "To be done.");
    assertThat(turns(bead).get(3).everything()).contains("changes land there by gt done alone");
    town().awaitRest();
    assertThat(mark).exists();
    assertThat(settings).content().isEqualTo(own);
    var known =
        (Json.Obj)
            JsonReader.read(Files.readString(town().program().home().resolve(".claude.json")));
    assertThat(known.compact())
        .contains("\"" + town().root() + "\":{\"hasTrustDialogAccepted\":true");
    var spent = Objects.requireNonNull(town().documents("spent").get(bead + ".1.0"));
    assertThat(spent.compact()).as("from the transcript").contains("\"input_tokens\":6000");
    town().ok("gt", "hooks", "remove");
    assertThat(Files.readString(town().program().home().resolve(".claude.json")))
        .doesNotContain("\"" + town().root() + "\":{", "customApiKeyResponses");
  }

  @Test
  void what_the_guard_refuses_is_not_done_and_its_model_is_told_why() throws Exception {
    var bead = town().bead("Is tempted", "");
    var settings = town().root().resolve("settings/config.json");
    var before = Files.readString(settings);
    var more = settings.resolveSibling("more.json");
    var main = town().git(town().upstream(), "rev-parse", "main");
    claude()
        .script(
            """
            {"prompt":"%1$s hangs","steps":[
              {"tool":"Bash","input":{"command":"echo x > notes/tempted; rm -rf ../../../settings"}},
              {"tool":"Bash","input":{"command":"OTHER=$(cd ../../.. && pwd); rm -rf \\"$OTHER/settings\\""}},
              {"tool":"Bash","input":{"command":"git push --force origin HEAD:refs/heads/main"}},
              {"tool":"Write","input":{"file_path":"%2$s","content":"{}"}},
              {"tool":"Bash","input":{"command":"rm -rf \\"$PWD/target\\"; echo x > notes/tempted"}},
              {"tool":"Bash","input":{"command":"git add -A && git commit -q -m \\"$(cat <<'EOF'\\nrm -rf /srv is not run\\nEOF\\n)\\""}},
              %3$s]}
            """
                .formatted(bead, more, ClaudeTown.DONE));
    sling(bead);
    claude().awaitClosed(bead);
    var told = turns(bead);
    assertThat(told.get(1).everything()).contains("No deletion outside of your own folder");
    assertThat(told.get(2).everything()).contains("cannot be seen beforehand. Write it out");
    assertThat(told.get(3).everything()).contains("No git push --force");
    assertThat(told.get(4).everything()).contains("No writing to " + more);
    assertThat(more).doesNotExist();
    assertThat(settings).content().isEqualTo(before);
    assertThat(town().git(town().upstream(), "log", "--format=%s%b", "main"))
        .contains("rm -rf /srv is not run");
    town().git(town().upstream(), "merge-base", "--is-ancestor", main.strip(), "main");
    town().awaitRest();
  }

  @Test
  void while_everything_stands_still_the_next_step_is_refused() throws Exception {
    var bead = town().bead("Is stopped", "");
    var done = claude().place().resolve("done-anyway");
    claude()
        .script(
            """
            {"prompt":"%1$s hangs","steps":[
              {"tool":"Bash","input":{"command":"echo x > notes/stopped"}},
              {"gate":"stopped","tool":"Bash","input":{"command":"touch %2$s"}},
              {"gate":"thawed","tool":"Bash","input":{"command":"true"}},%3$s,%4$s]}
            """
                .formatted(bead, done, ClaudeTown.COMMIT, ClaudeTown.DONE));
    sling(bead);
    await("the first step", () -> turns(bead).size() >= 2);
    town().ok("gt", "estop", "--reason", "the remote is being moved");
    claude().model().open("stopped");
    await("the refusal", () -> turns(bead).size() >= 3);
    assertThat(turns(bead).get(2).everything())
        .contains("the town stands still", "the remote is being moved");
    assertThat(done).doesNotExist();
    town().ok("gt", "thaw");
    claude().model().open("thawed");
    claude().awaitClosed(bead);
    assertThat(done).doesNotExist();
    town().awaitRest();
  }

  @Test
  void errors_cut_streams_and_a_kill_cost_time_and_nothing_else() throws Exception {
    var faulty = town().bead("An overloaded model", "");
    var killed = town().bead("Killed on the way", "");
    claude()
        .script(
            """
            {"prompt":"%s hangs","steps":[
              {"tool":"Bash","input":{"command":"echo x > notes/faulty"},
                "faults":[{"status":529,"times":2,"retry_after":1},{"cut":true}]},
              {"gate":"nudged","tool":"Bash","input":{"command":"true"}},
              %s,%s]},
            {"prompt":"%s hangs","steps":[
              {"text":"Before the long one.","tool":"Bash","input":{"command":
                "f=$(git rev-parse --git-dir)/slept; [ -e $f ] || { touch $f; sleep 613; }; echo x > notes/killed"}},
              %s,%s]}
            """
                .formatted(
                    faulty,
                    ClaudeTown.COMMIT,
                    ClaudeTown.DONE,
                    killed,
                    ClaudeTown.COMMIT,
                    ClaudeTown.DONE));
    sling(faulty);
    sling(killed);
    await("the nudge's moment", () -> turns(faulty).stream().anyMatch(each -> each.replies() == 1));
    town().ok("gt", "nudge", worker(faulty), "Mind the; \"quotes\" 🙂;");
    claude().model().open("nudged");
    var slept = "sleep 613";
    await("the long one", () -> isRunning(slept));
    ProcessHandle.of(number(session(killed + ".1.0"), "pid")).orElseThrow().destroyForcibly();
    claude().awaitClosed(faulty);
    claude().awaitClosed(killed);
    assertThat(turns(faulty).getLast().everything()).contains("Mind the; \"quotes\" 🙂;");
    assertThat(turns(faulty))
        .filteredOn(each -> each.replies() == 0)
        .hasSizeGreaterThanOrEqualTo(4);
    var after = turns(killed).getLast();
    assertThat(after.everything()).contains("Before the long one.");
    assertThat(turns(killed)).extracting(Asked::session).containsOnly(after.session());
    assertThat(town().documents("session")).containsKey(killed + ".1.1");
    assertThat(isRunning(slept)).isFalse();
    town().awaitRest();
  }

  /// For a while: between two turns a program looks idle as well, and takes words by its hook.
  private boolean isIdle(String session) {
    var condition = town().documents("condition").get(session);
    return condition != null
        && text(condition, "state").equals("idle")
        && Instant.parse(text(condition, "since")).isBefore(Instant.now().minusSeconds(2))
        && number(condition, "reminders") == 3;
  }

  private boolean isRunning(String words) {
    try {
      return LivingTown.processes(claude().place()).containsValue(words);
    } catch (java.io.IOException e) {
      return false;
    }
  }

  @Test
  void an_idle_agent_is_told_by_keys_and_a_lazy_one_is_reminded() throws Exception {
    var bead = town().bead("Stops too early", "");
    claude()
        .script(
            """
            {"prompt":"%1$s hangs","steps":[{"text":"I stop early."}]},
            {"prompt":"still holds %1$s","steps":[{"text":"I wait."}]},
            {"prompt":"Now finish","steps":[
              {"tool":"Bash","input":{"command":"echo x > notes/lazy"}},%2$s,%3$s]}
            """
                .formatted(bead, ClaudeTown.COMMIT, ClaudeTown.DONE));
    sling(bead);
    await("the last reminder", () -> turns("still holds " + bead).size() == 3);
    await("rest", () -> isIdle(bead + ".1.0"));
    var words = "Now finish it;\nsay \"please\" 🙂;";
    town().ok("gt", "nudge", worker(bead), words);
    claude().awaitClosed(bead);
    assertThat(turns("Now finish").getFirst().prompt()).isEqualTo("[from overseer] " + words);
    town().awaitRest();
  }

  @Test
  void a_fresh_session_goes_on_where_the_first_stopped_and_a_shortened_one_knows_its_work()
      throws Exception {
    town().ok("gt", "config", "set", "context_limit", "0");
    var handed = town().bead("Two halves", "");
    var shortened = town().bead("A long talk", "");
    claude()
        .script(
            """
            {"prompt":"%1$s hangs","steps":[
              {"text":"First half.","tool":"Bash","input":{"command":
                "f=$(git rev-parse --git-dir)/handed; [ -e $f ] || { touch $f; echo x > notes/half; git add -A; git commit -qm half; gt handoff -s 'Half is done' -m 'The rest is left'; sleep 30; }"}},
              {"tool":"Bash","input":{"command":"echo x > notes/whole"}},%3$s,%4$s]},
            {"prompt":"Finish it now","steps":[
              {"tool":"Bash","input":{"command":"echo x > notes/long"}},%3$s,%4$s]},
            {"prompt":"%2$s","steps":[{"text":"It is long.","input_tokens":95000}]}
            """
                .formatted(handed, shortened, ClaudeTown.COMMIT, ClaudeTown.DONE));
    sling(handed);
    sling(shortened);
    await(
        "a summary",
        () ->
            claude().model().asked().stream().anyMatch(each -> each.kind() == Asked.Kind.SUMMARY));
    await("rest", () -> isIdle(shortened + ".1.0"));
    town().ok("gt", "nudge", worker(shortened), "Finish it now");
    claude().awaitClosed(shortened);
    claude().awaitClosed(handed);
    assertThat(turns("Finish it now").getFirst().everything())
        .contains("Your hook holds " + shortened + ": A long talk");
    var sessions = turns(handed + " hangs").stream().map(Asked::session).distinct().toList();
    assertThat(sessions).hasSize(2);
    var second =
        turns(handed + " hangs").stream()
            .filter(each -> each.session().equals(sessions.getLast()))
            .findFirst()
            .orElseThrow();
    assertThat(second.everything()).contains("Half is done").doesNotContain("First half.");
    assertThat(town().git(town().upstream(), "ls-tree", "--name-only", "main", "notes/"))
        .contains("notes/half", "notes/whole", "notes/long");
    town().awaitRest();
  }
}
