package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Landing past the queue: what is checked, what is written down, and what stays safe.
class DirectLandingTest {
  @TempDir Path folder;
  private TownOnDisk town;
  private String bead = "";

  @BeforeEach
  void found() {
    town = new TownOnDisk(folder);
  }

  @AfterEach
  void end() {
    town.close();
  }

  /// A worker that committed `text` and whose session is over.
  private void worked(String agent, String text) {
    town.agents(agent);
    bead = town.bead("Say more");
    town.ok("sling", bead, "web");
    town.turn();
    var tree = town.worktree("Toast");
    town.write(tree.resolve("greeting.txt"), text);
    town.git(tree, "commit", "-q", "-a", "-m", "Say more");
    if (agent.equals("exit 0")) {
      town.untilSessionsEnd();
    }
  }

  private String evidence() {
    return town.ok("evidence", "show", bead);
  }

  @Test
  void what_a_worker_committed_lands_and_its_place_is_cleared() {
    worked("exit 0", "hello there\n");
    assertThat(town.ok("land", "--direct", "web/Toast"))
        .contains("✓ session", "✓ worktree", "✓ conflict", "✓ tests", bead + " landed as");
    assertThat(town.git(town.origin, "show", "main:greeting.txt")).isEqualTo("hello there");
    assertThat(town.run("bd", town.root.resolve("web"), "show", bead, "--json").out())
        .contains("\"status\": \"closed\"");
    town.turn();
    assertThat(town.worktree("Toast")).doesNotExist();
    assertThat(evidence()).contains("kind: direct", "by: overseer");
    assertThat(town.ok("evidence", "verify")).contains("all as they were made");
  }

  @Test
  void a_dry_run_shows_what_would_land_and_changes_nothing() {
    worked("exit 0", "hello there\n");
    var before = town.main();
    assertThat(town.ok("land", "--direct", "--dry-run", "web/Toast"))
        .contains("Would land " + bead, "greeting.txt", "- tests (not checked)");
    assertThat(town.main()).isEqualTo(before);
    assertThat(town.ok("mq", "list", "web", "--status", "all")).contains("Nothing waits");
  }

  @Test
  void a_session_that_runs_stands_in_the_way_unless_forced() {
    worked("exec sleep 600", "hello there\n");
    var refused = town.gt("land", "--direct", "web/Toast");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("session " + bead + ".1.0 still runs", "--force");
    town.ok("land", "--direct", "--force", "web/Toast");
    assertThat(evidence()).contains("\"session\"", "still runs");
  }

  @Test
  void work_that_is_not_committed_stands_in_the_way_and_is_kept_when_forced() {
    worked("exit 0", "hello there\n");
    town.write(town.worktree("Toast").resolve("more.txt"), "more\n");
    assertThat(town.gt("land", "--direct", "web/Toast").err()).contains("not committed: more.txt");
    town.ok("land", "--direct", "--force", "web/Toast");
    town.turn();
    assertThat(town.worktree("Toast")).doesNotExist();
    var ref = town.ok("salvage", "list").split(" ")[0];
    assertThat(town.git(town.canonical(), "show", ref + ":more.txt")).isEqualTo("more");
  }

  @Test
  void a_red_gate_stands_in_the_way_and_skipping_it_is_written_down() {
    town.gate("grep -q goodbye greeting.txt");
    worked("exit 0", "hello there\n");
    var before = town.main();
    assertThat(town.gt("land", "--direct", "web/Toast").err()).contains("tests: they fail");
    assertThat(town.main()).isEqualTo(before);
    town.ok("land", "--direct", "--skip-tests", "web/Toast");
    assertThat(town.main()).isNotEqualTo(before);
    assertThat(evidence()).contains("skipped: [\"tests\"]");
  }

  @Test
  void a_conflict_cannot_be_forced() {
    worked("exit 0", "hello there\n");
    var other = folder.resolve("other");
    town.git(folder, "clone", "-q", town.origin.toString(), other.toString());
    town.write(other.resolve("greeting.txt"), "goodbye\n");
    town.git(other, "commit", "-q", "-a", "-m", "another");
    town.git(other, "push", "-q", "origin", "main");
    var refused = town.gt("land", "--direct", "--force", "web/Toast");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("conflicts in greeting.txt");
  }

  @Test
  void what_waits_in_a_queue_that_is_stopped_can_be_landed_directly() {
    worked("exit 0", "hello there\n");
    town.ok("refinery", "stop", "web");
    town.ok("mq", "add", "web", "Toast");
    assertThat(town.ok("land", "--direct", "web/Toast")).contains("landed as");
    town.ok("refinery", "start", "web");
    var landed = town.main();
    town.turn();
    assertThat(town.main()).isEqualTo(landed);
  }

  @Test
  void an_idle_worker_has_nothing_to_land() {
    assertThat(town.gt("land", "--direct", "web/Nux").err()).contains("nothing that could land");
    assertThat(town.gt("land", "web/Nux").err()).contains("gt merge-queue add web Nux");
  }
}
