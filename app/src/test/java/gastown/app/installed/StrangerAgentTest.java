package gastown.app.installed;

import static gastown.app.installed.LivingTown.number;
import static gastown.app.installed.LivingTown.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A program that knows nothing of us but `gt hook`, `bd show --json`, git and `gt done` is an
/// agent.
@Tag("installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StrangerAgentTest {
  private static final String STRANGER =
      """
      #!/bin/sh
      set -e
      set -- $(gt hook)
      bead=$1
      title=$(bd show "$bead" --json | sed -n 's/.*"title": *"\\([^"]*\\)".*/\\1/p' | head -n 1)
      echo "$title" >"notes/$bead.txt"
      git add notes
      git commit -q -m "$title"
      gt done
      """;

  /// Variables a caller may have and an agent must not get.
  private static final List<String> FOREIGN =
      List.of(
          "CLAUDECODE",
          "CLAUDE_CODE_CHILD_SESSION",
          "CLAUDE_CODE_ENTRYPOINT",
          "AI_AGENT",
          "BD_X",
          "BEADS_X",
          "GT_X",
          "GIT_X",
          "EDITOR",
          "VISUAL",
          "NO_COLOR",
          "SECRET_TOKEN",
          "JAVA_HOME",
          "USER",
          "LOGNAME",
          "LC_TIME",
          "LANGUAGE",
          "TMUX",
          "TMUX_PANE",
          "COLORTERM",
          "CI");

  private Path place;
  private LivingTown town;

  @BeforeAll
  void found(@TempDir Path folder) throws Exception {
    assumeTrue(
        !System.getProperty("test.campaign", "").equals("none"),
        "--quick leaves installed programs out");
    place = folder.toRealPath();
    town = LivingTown.found(Installed.plain(place), place, "");
  }

  @AfterAll
  void end() throws Exception {
    if (town != null) {
      town.close();
    }
  }

  @Test
  void a_script_of_ten_lines_takes_beads_to_main() throws Exception {
    assertThat(STRANGER.lines().count()).isLessThanOrEqualTo(10);
    town.agent("mine", STRANGER);
    var beads = new ArrayList<String>();
    for (var title : List.of("A remark", "Another one", "And a third")) {
      beads.add(town.bead(title, ""));
      town.ok("gt", "sling", beads.getLast(), "hello", "--agent", "mine");
    }
    town.awaitClosed(beads);
    assertThat(town.git(town.upstream(), "show", "main:notes/" + beads.get(1) + ".txt"))
        .isEqualTo("Another one\n");
    for (var bead : beads) {
      var assignment = java.util.Objects.requireNonNull(town.documents("assignment").get(bead));
      assertThat(text(assignment, "phase")).isEqualTo("landed");
      assertThat(number(assignment, "attempts")).as(town::account).isZero();
      assertThat(town.git(town.upstream(), "log", "--format=%B", "main"))
          .contains("Bead: " + bead + "\n");
    }
    assertThat(
            town.documents("session").values().stream()
                .filter(session -> beads.contains(text(session, "bead")))
                .map(session -> text(session, "runtime")))
        .containsOnly("mine")
        .hasSize(3);
  }

  @Test
  void an_agent_gets_its_own_surroundings_and_nothing_else_of_the_caller_s() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/environ")), "there is no /proc here");
    town.agent(
        "teller",
        "#!/bin/sh\ncat /proc/$$/environ >\"$GT_USAGE.seen\"\ngt done --status DEFERRED\n");
    var bead = town.bead("Who am I", "");
    var caller = new HashMap<String, String>();
    FOREIGN.forEach(name -> caller.put(name, "the caller's"));
    caller.putAll(
        Map.of(
            "LANG",
            "C.UTF-8",
            "TERM",
            "vt100",
            "SHELL",
            "/bin/sh",
            "TMPDIR",
            place.toString(),
            "SSH_AUTH_SOCK",
            place.resolve("no.sock").toString()));
    var slung =
        Installed.finish(
            town.program()
                .command(town.root(), caller, "gt", "sling", bead, "hello", "--agent", "teller"),
            "");
    assertThat(slung.exit()).as(slung.err()).isZero();
    town.awaitRest();
    var session = bead + ".1.0";
    var seen = new TreeMap<String, String>();
    try (var files = Files.walk(town.session(session))) {
      var file = files.filter(each -> each.toString().endsWith(".seen")).findFirst().orElseThrow();
      for (var pair : LivingTown.procText(file).split("\0")) {
        seen.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    assertThat(seen.remove("PATH"))
        .isEqualTo(town.program().folder().resolve("bin") + ":/usr/bin:/bin");
    // A terminal says itself what it is.
    assertThat(seen.remove("TERM")).matches("vt100|screen.*|tmux.*");
    assertThat(seen.remove("GT_USAGE")).startsWith(town.session(session).toString());
    assertThat(seen.remove("GT_STATE_FILE")).startsWith(town.session(session).toString());
    assertThat(seen).isEqualTo(expected(session, bead));
  }

  private Map<String, String> expected(String session, String bead) {
    var worker =
        text(java.util.Objects.requireNonNull(town.documents("session").get(session)), "agent");
    var name = worker.substring(worker.lastIndexOf('/') + 1);
    var email = "hello.polecats." + name + "@gastown.local";
    var known = new TreeMap<String, String>();
    known.put("HOME", town.program().home().toString());
    known.putAll(Map.of("LANG", "C.UTF-8", "SHELL", "/bin/sh"));
    known.put("TMPDIR", place.toString());
    known.put("SSH_AUTH_SOCK", place.resolve("no.sock").toString());
    known.putAll(Map.of("GIT_AUTHOR_NAME", name, "GIT_AUTHOR_EMAIL", email));
    known.putAll(Map.of("GIT_COMMITTER_NAME", name, "GIT_COMMITTER_EMAIL", email));
    known.put("GIT_CEILING_DIRECTORIES", town.root().toString());
    known.put("BEADS_DIR", town.root().resolve("hello/.beads").toString());
    known.put("BD_ACTOR", worker);
    known.putAll(Map.of("GT_ROOT", town.root().toString(), "GT_TOWN_ROOT", town.root().toString()));
    known.putAll(Map.of("GT_ROLE", worker, "GT_RIG", "hello", "GT_POLECAT", name));
    known.put("GT_POLECAT_PATH", town.worktree(name).toString());
    known.put("GT_BRANCH", "polecat/" + name + "/" + bead + "@1");
    known.putAll(Map.of("GT_BEAD", bead, "GT_EPOCH", "1", "GT_WAKES", "1"));
    known.putAll(Map.of("GT_SESSION", session, "GT_AGENT", "teller"));
    return known;
  }
}
