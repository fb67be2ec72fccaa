package gastown.app.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a new user types at a terminal, by `docs/first-hour.md`, and what the screen says: the real
/// Claude Code at both ends of the town, visited, spoken to and left.
@Tag("installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FirstHourTest {
  private static final String SCRIPT =
      """
      {"prompt":"Convoy landed","steps":[
        {"tool":"Bash","input":{"command":"gt mail send overseer -s 'Cats and dogs' -m 'Both are there.'"}},
        {"text":"Both are on main."}]},
      {"prompt":"Add cats and dogs to hello","find":{"first":"cats is (he-\\\\S+)","second":"dogs is (he-\\\\S+)"},
       "steps":[
        {"text":"Two beads.","tool":"Bash","input":{"command":
          "cd $GT_ROOT/hello && export BEADS_DIR=$PWD/.beads && echo cats is $(bd create 'Add cats' --silent) && echo dogs is $(bd create 'Add dogs' --silent)"}},
        {"tool":"Bash","input":{"command":"gt convoy create Animals ${first} ${second} --notify && gt sling ${first} hello && gt sling ${second} hello"}},
        {"text":"They are on their way."}]},
      {"prompt":"Why two beads","steps":[{"text":"Because they can be done side by side."}]},
      {"prompt":"do the work, then gt done","find":{"what":"hook holds \\\\S+ Add (\\\\w+)"},"steps":[
        {"tool":"Bash","input":{"command":"echo x > notes/${what}"}},
        %s,%s]},
      {"prompt":"You plan across rigs","steps":[{"text":"I listen."}]}
      """
          .formatted(ClaudeTown.COMMIT, ClaudeTown.DONE);

  private @Nullable ClaudeTown founded;

  @BeforeAll
  void found(@TempDir Path folder) throws Exception {
    founded = ClaudeTown.found(folder);
    claude().town().ok("gt", "config", "default-agent", "claude");
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

  @Test
  void the_mayor_is_visited_told_left_and_answers_by_letter() throws Exception {
    var town = claude().town();
    claude().script(SCRIPT);
    try (var terminal = claude().terminal()) {
      terminal.type("gt mayor attach");
      terminal.await("I listen.");
      terminal.await("C-b d leaves");
      terminal.say("Add cats and dogs to hello");
      terminal.await("They are on their way.");
      claude()
          .await(
              "both to land and the Mayor to hear of it",
              () ->
                  notes(town).containsAll(List.of("cats", "dogs"))
                      && !claude().turns("Convoy landed").isEmpty());
      terminal.await("Both are on main.");
      terminal.press("C-b", "d");
      terminal.await("[detached");
      terminal.type("clear; gt mayor status; gt mail inbox; gt seance");
      terminal.await("Cats and dogs");
      terminal.await("● mayor  mayor.1");
      asked(terminal);
      terminal.type("clear; gt down; gt status");
      terminal.await("down");
    }
    town.awaitRest();
    town.ok("gt", "up");
  }

  /// A copy of the Mayor's conversation comes to the terminal, answers and goes; the conversation
  /// stays as it was.
  private void asked(PersonTerminal terminal) throws Exception {
    var before = transcripts();
    assertThat(before).isNotEmpty();
    terminal.type("clear; gt seance --talk mayor; echo left $?");
    terminal.await("They are on their way.");
    terminal.say("Why two beads?");
    terminal.await("Because they can be done side by side.");
    assertThat(claude().turns("Why two beads").getFirst().everything())
        .as("it knows what was said before")
        .contains("Add cats and dogs to hello");
    terminal.say("/exit");
    terminal.await("left 0");
    claude().await("nothing of it to run", () -> isCopyGone());
    var after = transcripts();
    before.forEach((file, text) -> assertThat(after).containsEntry(file, text));
    assertThat(claude().town().ok("gt", "mayor", "status")).contains("mayor.1");
  }

  private boolean isCopyGone() {
    try {
      return LivingTown.processes(claude().place()).values().stream()
          .noneMatch(words -> words.contains("--fork-session"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<String> notes(LivingTown town) {
    try {
      var all = town.git(town.upstream(), "ls-tree", "--name-only", "main", "notes/");
      return all.lines().map(line -> line.substring("notes/".length())).toList();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// What was said in each conversation of the Mayor's so far; the workers' may still be going on.
  private Map<Path, String> transcripts() throws Exception {
    var all = new HashMap<Path, String>();
    var projects = claude().town().program().home().resolve(".claude/projects");
    try (var files = Files.walk(projects)) {
      for (var file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
        if (String.valueOf(file.getParent()).endsWith("-mayor")) {
          all.put(file, Files.readString(file));
        }
      }
    }
    return all;
  }
}
