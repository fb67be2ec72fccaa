package gastown.cli.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.json.Json;
import gastown.beads.store.State;
import gastown.cli.TestHouse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Batches, clearing up, backups, settings and neighbours.
class UpkeepTest {
  private static final Path DATABASE = TestHouse.PLACE.resolve(".beads/beads.db");
  private final TestHouse house = TestHouse.ready();

  private State state() {
    return house.store(DATABASE).read(State::of);
  }

  @Test
  void a_batch_is_carried_out_as_a_whole() {
    var one = house.issue("One");
    var two = house.issue("Two");
    var lines =
        """
        # tidy up
        update %s priority=0 title="A new title" assignee=bob
        dep add %s %s
        create bug P1 It crashes # often
        """
            .formatted(one, two, one);
    var done = house.given(lines, "batch", "--json").object();
    assertThat(done.get("operations")).isEqualTo(Json.of(3));
    assertThat(done.text("status")).isEqualTo("ok");
    assertThat(house.ok("show", one)).contains("A new title");
    assertThat(house.bd("blocked", "--json").each("id")).containsExactly(two);
    assertThat(house.bd("list", "--type", "bug", "--json").each("title"))
        .containsExactly("It crashes");
  }

  @Test
  void a_batch_with_one_bad_line_changes_nothing() {
    var one = house.issue("One");
    var before = state();
    var answer = house.given("close " + one + "\nupdate " + one + " colour=red\n", "batch");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err()).contains("line 2: cannot update \"colour\"", "nothing was changed");
    assertThat(state()).isEqualTo(before);
    assertThat(house.given("close " + one, "batch", "--dry-run").exit()).isZero();
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void purge_takes_closed_temporary_issues_only_when_forced() {
    var wisp = house.issue("Wisp", "--ephemeral");
    var kept = house.issue("Kept");
    house.ok("close", wisp, kept);
    assertThat(house.ok("purge")).contains("Would remove 1", "--force");
    assertThat(house.bd("purge", "--force", "--json").object().get("purged_count"))
        .isEqualTo(Json.of(1));
    assertThat(house.bd("show", wisp).exit()).isEqualTo(1);
    house.ok("show", kept);
    assertThat(house.bd("prune", "--force").err()).contains("how old");
    house.wait(Duration.ofDays(40));
    house.ok("prune", "--older-than", "30d", "--force");
    assertThat(house.bd("show", kept).exit()).isEqualTo(1);
  }

  @Test
  void cleanup_takes_what_is_old_enough() {
    var old = house.issue("Old");
    house.ok("close", old);
    house.wait(Duration.ofDays(10));
    var young = house.issue("Young");
    house.ok("close", young);
    house.ok("admin", "cleanup", "--older-than", "5", "--force");
    assertThat(house.bd("list", "--all", "--json").each("id")).containsExactly(young);
  }

  @Test
  void gc_folds_the_old_journal_and_keeps_the_state() {
    for (int i = 0; i < 5; i++) {
      house.issue("Issue " + i);
    }
    house.wait(Duration.ofDays(200));
    house.issue("New");
    var before = state();
    assertThat(house.ok("gc", "--dry-run")).contains("journal entries folded");
    house.ok("gc");
    assertThat(state()).isEqualTo(before);
    long left = house.store(DATABASE).<Long>read(rows -> (long) rows.entriesAfter(0, 1_000).size());
    assertThat(left).as("entries of the last 180 days").isEqualTo(1);
    assertThat(house.store(DATABASE).damages()).isEmpty();
    assertThat(house.store(DATABASE).<State>read(rows -> State.folded(rows, _ -> true)))
        .isEqualTo(before);
    house.ok("doctor");
  }

  @Test
  void what_waits_to_be_written_is_not_undone_by_folding() {
    var id = house.issue("Labelled", "-l", "core");
    var place = TestHouse.PLACE.resolve(".beads/export-state.json");
    var state = house.disk().read(place).orElseThrow();
    house.disk().write(place, state.replaceAll("\"took_ms\":\\d+", "\"took_ms\":3600000"));
    house.ok("label", "remove", id, "core");
    house.ok("compact", "--days", "0", "--force");
    house.ok("sync", "--flush-only");
    assertThat(house.ok("label", "list", id)).contains("no labels");
    assertThat(house.disk().read(TestHouse.PLACE.resolve(".beads/issues.jsonl")).orElseThrow())
        .contains(id)
        .doesNotContain("core");
  }

  @Test
  void gc_deletes_old_closed_issues_only_when_forced() {
    var old = house.issue("Old");
    house.ok("close", old);
    house.wait(Duration.ofDays(100));
    house.ok("gc");
    house.ok("show", old);
    house.ok("gc", "--force");
    assertThat(house.bd("show", old).exit()).isEqualTo(1);
    house.issue("Later");
    assertThat(house.ok("compact", "--days", "0")).contains("Add --force");
  }

  @Test
  void a_summary_takes_the_place_of_long_texts() {
    var id = house.issue("Long", "-d", "word ".repeat(100));
    house.ok("close", id);
    assertThat(house.bd("admin", "compact", "--analyze", "--json").items()).isEmpty();
    house.wait(Duration.ofDays(31));
    assertThat(house.bd("admin", "compact", "--analyze", "--json").each("id")).containsExactly(id);
    house.given("In short.", "admin", "compact", "--apply", "--id", id, "--summary", "-");
    assertThat(house.ok("show", id)).contains("In short.").doesNotContain("word word");
    assertThat(house.bd("admin", "compact", "--auto").err()).contains("--auto is not supported");
    assertThat(house.ok("admin", "compact", "--stats")).contains("Summarised: 1");
  }

  @Test
  void a_backup_brings_everything_back() {
    var id = house.issue("Precious", "-l", "core", "-d", "text");
    house.ok("comment", id, "said");
    house.ok("remember", "fact", "--key", "f");
    var before = state();
    assertThat(house.ok("backup", "status")).contains("none yet");
    house.ok("backup", "init", "/copies");
    house.ok("backup", "sync");
    house.ok("delete", id, "--force", "--hard");
    assertThat(house.bd("backup", "restore").exit()).isZero();
    assertThat(state()).isEqualTo(before);
    assertThat(house.store(DATABASE).damages()).isEmpty();
    var other = house.issue("Newer");
    assertThat(house.bd("backup", "restore").err()).contains("there are 2 issues here");
    house.ok("backup", "restore", "--force");
    // issues.jsonl has it
    assertThat(house.ok("show", other)).contains("Newer");
    house.issue("After");
    house.ok("doctor", "--check", "journal");
    house.ok("backup", "remove");
    assertThat(house.ok("backup", "status")).contains(".beads/backup");
  }

  @Test
  void settings_are_set_shown_checked_and_aligned() {
    house.ok(
        "config", "set-many", "no-push=true", "output.title-length=80", "compact_tier1_days=20");
    assertThat(house.ok("config", "show"))
        .contains("no-push = true  (config.yaml)", "compact_tier1_days = 20  (database)");
    assertThat(house.ok("config", "show", "--source", "database")).doesNotContain("no-push");
    assertThat(house.setting("BD_NO_PUSH", "false").ok("config", "show"))
        .contains("no-push = false  (environment)");
    house.ok("config", "validate");
    assertThat(house.bd("config", "set", "issue_id_mode", "random").exit()).isEqualTo(1);
    var file = TestHouse.PLACE.resolve(".beads/config.yaml");
    house.disk().append(file, "issue_id_mode: random\n");
    var wrong = house.bd("config", "validate", "--json");
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.object().get("valid")).isEqualTo(Json.of(false));
    house
        .disk()
        .write(
            file,
            house.disk().read(file).orElse("").replace("issue-prefix: ex", "issue-prefix: new"));
    assertThat(house.bd("config", "drift").exit()).isEqualTo(1);
    house.ok("config", "apply");
    assertThat(house.ok("config", "drift")).contains("No drift");
  }

  private void neighbour() {
    house.disk().makeFolder(Path.of("/other"), false);
    house.ok(
        "-C",
        "/other",
        "init",
        "--prefix",
        "ot",
        "--quiet",
        "--skip-hooks",
        "--skip-agents",
        "--stealth");
  }

  @Test
  void a_neighbour_s_issues_are_taken_in() {
    neighbour();
    var theirs = house.ok("-C", "/other", "create", "Theirs", "--silent").strip();
    house.ok("repo", "add", "../other");
    assertThat(house.ok("repo", "list")).contains("../other");
    house.ok("repo", "sync");
    assertThat(house.ok("show", theirs)).contains("Theirs");
    house.ok("repo", "remove", "../other");
    assertThat(house.bd("repo", "remove", "../other").err()).contains("not found");
    assertThat(house.bd("repo", "add", "../nowhere").err()).contains("no beads workspace");
  }

  @Test
  void issues_move_to_another_workspace() {
    neighbour();
    var need = house.issue("Needed");
    var id = house.issue("Moving", "-l", "away");
    house.ok("dep", "add", id, need);
    assertThat(house.bd("migrate", "issues", "--to", "/other", "--label", "away", "--strict").err())
        .contains("lead out");
    assertThat(house.ok("migrate", "issues", "--to", "/other", "--label", "away"))
        .contains("Would move 1");
    house.ok(
        "migrate", "issues", "--to", "/other", "--label", "away", "--include", "upstream", "--yes");
    assertThat(house.bd("list", "--json").items()).isEmpty();
    assertThat(house.bd("-C", "/other", "list", "--json").each("id"))
        .containsExactlyInAnyOrder(id, need);
  }

  @Test
  void old_migrations_are_accepted_and_upgrades_are_seen() {
    assertThat(house.ok("migrate", "--yes", "--update-repo-id")).contains("Nothing to migrate");
    assertThat(house.ok("migrate", "--inspect")).contains("SQLite");
    house.ok("migrate", "sync", "beads-sync");
    assertThat(house.ok("config", "get", "sync-branch")).isEqualTo("beads-sync\n");
    house.disk().write(TestHouse.PLACE.resolve(".beads/.local_version"), "0.9\n");
    assertThat(house.ok("upgrade", "status")).contains("it was 0.9");
    house.ok("upgrade", "ack");
    assertThat(house.ok("upgrade", "status")).contains("nothing new");
    assertThat(house.ok("upgrade", "review")).contains("1.2.3");
  }

  @Test
  void a_clone_is_made_ready_and_a_reset_keeps_what_was() {
    assertThat(house.ok("bootstrap")).contains("Ready");
    assertThat(house.bd("sql", "SELECT 1").err()).contains("does not answer SQL");
    assertThat(house.ok("admin", "reset")).contains("Add --force");
    assertThat(house.disk().exists(DATABASE)).isTrue();
  }

  @Test
  void rules_that_say_the_same_are_found() {
    var folder = TestHouse.PLACE.resolve(".claude/rules");
    house.disk().write(folder.resolve("a.md"), "Always write tests before code");
    house.disk().write(folder.resolve("b.md"), "Always write the tests before any code");
    house.disk().write(folder.resolve("c.md"), "Deploy on Fridays never");
    assertThat(house.ok("rules", "audit")).contains("3 rule files, 1 pairs", "a.md and b.md");
    assertThat(house.bd("rules", "compact", "--auto").err()).contains("person's decision");
  }

  @Test
  void a_work_tree_with_its_own_folder_gets_a_redirect() {
    house.answering(call -> {
      if (call.words().contains("add")) {
        house.disk().write(Path.of("/feature/.beads/config.yaml"), "issue-prefix: ex\n");
      }
      boolean isQuestion = call.words().contains("show-ref");
      var list =
          "worktree /project\n"
              + "branch refs/heads/main\n\n"
              + "worktree /feature\n"
              + "branch refs/heads/feature\n";
      return new gastown.beads.ports.Programs.Outcome(
          isQuestion ? 1 : 0, call.words().contains("list") ? list : "", "", false);
    });
    house.ok("worktree", "create", "../feature");
    assertThat(house.disk().read(Path.of("/feature/.beads/redirect")))
        .contains("../project/.beads\n");
    assertThat(house.ok("-C", "/feature", "where")).contains("/project/.beads");
    assertThat(house.ok("worktree", "list")).contains("/feature  [feature]  redirect");
    house.ok("worktree", "remove", "feature");
    assertThat(house.programCalls().getLast().words())
        .containsExactly("git", "worktree", "remove", "/feature");
  }
}
