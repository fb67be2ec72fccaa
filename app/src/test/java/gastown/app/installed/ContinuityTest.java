package gastown.app.installed;

import static gastown.app.installed.LivingTown.number;
import static gastown.app.installed.LivingTown.text;
import static org.assertj.core.api.Assertions.assertThat;

import gastown.agents.model.Asked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Work of the real Claude Code that outlives its sessions: a conversation that grew too long,
/// money that ran out, and a session that is asked after its end.
@Tag("installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContinuityTest {
  private @Nullable ClaudeTown founded;

  @BeforeAll
  void found(@TempDir Path folder) throws Exception {
    founded = ClaudeTown.found(folder);
  }

  @AfterAll
  void end() {
    if (founded != null) {
      founded.close();
    }
  }

  @AfterEach
  void lift_the_cap() throws Exception {
    claude().town().ok("gt", "config", "set", "budget.bead", "0");
  }

  private ClaudeTown claude() {
    return Objects.requireNonNull(founded);
  }

  private String bead(String title) throws Exception {
    return claude().town().bead(title, "");
  }

  private Map<String, String> ended() {
    var ended = new java.util.TreeMap<String, String>();
    claude().town().documents("session").forEach((id, body) -> ended.put(id, text(body, "ended")));
    return ended;
  }

  private List<Asked> first(String bead) {
    return claude().turns(bead + " hangs").stream().filter(each -> each.replies() == 0).toList();
  }

  @Test
  void a_full_conversation_is_handed_over_and_one_that_is_not_is_taken_over() throws Exception {
    var town = claude().town();
    var willing = bead("Hands over when told");
    var deaf = bead("Does not listen");
    claude()
        .script(
            """
            {"prompt":"%1$s hangs","steps":[
              {"tool":"Bash","input":{"command":
                "f=$(git rev-parse --git-dir)/handed; [ -e $f ] || { echo x > notes/willing; git add -A; git commit -qm half; }"},
                "input_tokens":85000},
              {"tool":"Bash","input":{"command":
                "f=$(git rev-parse --git-dir)/handed; [ -e $f ] || { touch $f; gt handoff -s 'Half is done' -m 'The rest is left'; sleep 30; }"}},
              {"tool":"Bash","input":{"command":"echo x > notes/rest"}},%3$s,%4$s]},
            {"prompt":"%2$s hangs","steps":[
              {"tool":"Bash","input":{"command":
                "[ -e notes/deaf ] && echo again >> notes/deaf || echo once > notes/deaf"}},
              {"text":"I like it here.","input_tokens":86000},
              {"text":"I stay.","input_tokens":87000}]},
            {"prompt":"of what you can keep in mind","steps":[{"text":"I stay.","input_tokens":87000}]}
            """
                .formatted(willing, deaf, ClaudeTown.COMMIT, ClaudeTown.DONE));
    claude().ok("gt", "sling", willing, "hello", "--agent", "claude");
    claude().awaitClosed(willing);
    var told = claude().turns(willing + " hangs");
    assertThat(told)
        .as("it is told in the middle of its turn")
        .anyMatch(each -> each.everything().contains("This conversation fills 85 %"));
    assertThat(first(willing)).extracting(Asked::session).doesNotHaveDuplicates().hasSize(2);
    assertThat(first(willing).getLast().everything())
        .contains("Session " + willing + ".1.0 began this and handed over to you: ")
        .contains("Half is done")
        .doesNotContain("notes/willing");

    claude().ok("gt", "sling", deaf, "hello", "--agent", "claude");
    claude().await("a fresh session", () -> first(deaf).size() >= 2);
    assertThat(ended().get(deaf + ".1.0"))
        .as("by whichever reply its record held by then")
        .matches("a fresh session goes on: its conversation was 8[67] % full");
    var fresh = first(deaf).getLast();
    assertThat(fresh.session()).isNotEqualTo(first(deaf).getFirst().session());
    assertThat(fresh.everything())
        .containsPattern("handed over to you: its conversation was 8[67] % full");
    claude()
        .await(
            "the work that was saved goes on",
            () -> claude().wasTold("Does not listen") && isAgain(deaf));
    claude().ok("gt", "kill", worker(deaf));
    town.awaitRest();
  }

  private String worker(String bead) {
    var who =
        text(
            Objects.requireNonNull(claude().town().documents("session").get(bead + ".1.0")),
            "agent");
    return "hello/" + who.substring(who.lastIndexOf('/') + 1);
  }

  private boolean isAgain(String bead) {
    try {
      var name = worker(bead).substring("hello/".length());
      return Files.readString(claude().town().worktree(name).resolve("notes/deaf"))
          .contains("again");
    } catch (java.io.IOException e) {
      return false;
    }
  }

  @Test
  void at_a_cap_it_is_stopped_with_its_work_and_goes_on_when_there_is_money_again()
      throws Exception {
    var town = claude().town();
    var dear = bead("Costs more than there is");
    claude()
        .script(
            """
            {"prompt":"%1$s hangs","steps":[
              {"tool":"Bash","input":{"command":"echo x > notes/dear; gt hook"},"output_tokens":40000},
              {"tool":"Bash","input":{"command":"gt hook; sleep 6; gt hook; sleep 20"}},
              {"gate":"paid","tool":"Bash","input":{"command":"ls notes"}},%2$s,%3$s]}
            """
                .formatted(dear, ClaudeTown.COMMIT, ClaudeTown.DONE));
    town.ok("gt", "config", "set", "budget.bead", "0.5");
    claude().ok("gt", "sling", dear, "hello", "--agent", "claude");
    claude()
        .await("the stop", () -> ended().getOrDefault(dear + ".1.0", "").contains("is used up"));
    assertThat(town.ok("gt", "escalate", "list")).contains("is stopped, and goes on later");
    claude()
        .await(
            "its work to be saved",
            () ->
                town.documents("salvage").values().stream()
                    .anyMatch(saved -> saved.compact().contains(dear)));
    assertThat(town.status(dear)).isEqualTo("hooked");
    assertThat(town.documents("session")).doesNotContainKey(dear + ".1.1");
    town.ok("gt", "config", "set", "budget.bead", "50");
    claude().model().open("paid");
    claude().awaitClosed(dear);
    assertThat(claude().turns(dear + " hangs"))
        .as("its conversation goes on")
        .extracting(Asked::session)
        .containsOnly(first(dear).getFirst().session());
    assertThat(town.git(town.upstream(), "ls-tree", "--name-only", "main", "notes/"))
        .contains("notes/dear");
    town.awaitRest();
    assertThat(town.ok("gt", "costs", "--by", "model", "--json")).contains("\"claude-opus-4-8\"");
  }

  @Test
  void a_session_that_is_over_answers_and_stays_as_it_was() throws Exception {
    var town = claude().town();
    var bead = bead("Remembers");
    claude()
        .script(
            """
            {"prompt":"Why a poem","steps":[{"text":"Because it was asked for."}]},
            {"prompt":"%1$s hangs","steps":[
              {"text":"The secret is OKAPI.","tool":"Bash","input":{"command":"echo x > notes/poem"}},%2$s,%3$s]}
            """
                .formatted(bead, ClaudeTown.COMMIT, ClaudeTown.DONE));
    claude().ok("gt", "sling", bead, "hello", "--agent", "claude");
    claude().awaitClosed(bead);
    town.awaitRest();
    var transcript = transcript(bead + ".1.0");
    var before = Files.readString(transcript);
    var spent = town.documents("spent").get(bead + ".1.0");
    assertThat(claude().ok("gt", "seance", "--talk", bead + ".1.0", "-p", "Why a poem?"))
        .isEqualTo("Because it was asked for.\n");
    var asked = claude().turns("Why a poem").getFirst();
    assertThat(asked.everything()).contains("The secret is OKAPI.");
    assertThat(asked.session()).isNotEqualTo(first(bead).getFirst().session());
    assertThat(transcript).hasContent(before);
    assertThat(town.documents("spent").get(bead + ".1.0")).isEqualTo(spent);
    try (var files = Files.list(Objects.requireNonNull(transcript.getParent()))) {
      assertThat(files.filter(file -> file.toString().endsWith(".jsonl"))).hasSize(1);
    }
    assertThat(claude().ok("gt", "seance", "--talk", bead + ".1.0"))
        .as("without a terminal the words to type")
        .contains("--resume " + transcript, "--fork-session");
    assertThat(number(Objects.requireNonNull(spent), "input_tokens")).isPositive();
  }

  private Path transcript(String session) throws Exception {
    var line = Files.readString(claude().town().session(session).resolve("conversations.jsonl"));
    var told = (gastown.beads.json.Json.Obj) gastown.beads.json.JsonReader.read(line.strip());
    return Path.of(text(told, "transcript"));
  }
}
