package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.Field;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.town.book.Kinds;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a look at the town finds, what is put right, and that this can be taken back.
class TownDoctorTest {
  @TempDir Path folder;
  private TownOnDisk town;

  @BeforeEach
  void found() {
    town = new TownOnDisk(folder);
    town.agents("exec sleep 600");
  }

  @AfterEach
  void end() {
    town.close();
  }

  /// The checks that are not fine, with what is said.
  private Map<String, String> troubles(String... words) {
    var all = new java.util.ArrayList<>(java.util.List.of("doctor", "--json"));
    all.addAll(java.util.List.of(words));
    var troubles = new TreeMap<String, String>();
    var answer = town.gt(all.toArray(String[]::new));
    if (answer.out().isEmpty()) {
      throw new AssertionError(answer.err());
    }
    for (var item :
        ((Json.Arr) java.util.Objects.requireNonNull(answer.object().get("checks"))).items()) {
      var check = (Json.Obj) item;
      if (!"ok".equals(check.text("status"))) {
        troubles.put(String.valueOf(check.text("name")), check.compact());
      }
    }
    return troubles;
  }

  private String hooked() {
    var bead = town.bead("Say more");
    town.ok("sling", bead, "web");
    town.turn();
    return bead;
  }

  private void put(String bead, String status, @org.jspecify.annotations.Nullable String assignee) {
    town.withTown(open ->
        open.change(
            "break",
            "test",
            office -> {
              var row = java.util.Objects.requireNonNull(office.book().rows().bead(bead));
              office
                  .book()
                  .draft()
                  .put(row.with(Field.STATUS, status).with(Field.ASSIGNEE, assignee));
              return true;
            }));
  }

  @Test
  void a_healthy_town_has_no_error() {
    hooked();
    var answer = town.gt("doctor");
    assertThat(answer.exit()).as(answer.out()).isZero();
    assertThat(answer.out()).contains("the town is down", "0 errors");
    assertThat(town.ok("doctor", "--verbose")).contains("✓ Sessions: 1 run", "✓ Assignments");
    assertThat(town.ok("doctor", "--rig", "web", "--fix"))
        .contains("Nothing that could be put right");
  }

  @Test
  void the_files_of_a_rig_that_was_removed_are_no_error() {
    town.ok("rig", "remove", "web");
    var answer = town.gt("doctor");
    assertThat(answer.exit()).as(answer.out()).isZero();
    assertThat(answer.out()).contains("looks like a rig", "gt rig add <name> --adopt");
    town.ok("rig", "add", "web", "--adopt");
    assertThat(town.gt("doctor").out()).doesNotContain("looks like a rig");
  }

  @Test
  void a_bead_that_does_not_say_who_has_it_is_put_right_and_that_can_be_taken_back() {
    var bead = hooked();
    put(bead, Status.OPEN, null);
    assertThat(town.gt("doctor").exit()).isEqualTo(1);
    assertThat(troubles()).containsKey("Assignments");
    assertThat(town.gt("doctor", "--fix", "--dry-run").out()).contains("show on " + bead);
    assertThat(troubles()).containsKey("Assignments");
    assertThat(town.ok("doctor", "--fix")).contains("gt undo takes it back");
    assertThat(troubles()).doesNotContainKey("Assignments");
    town.ok("undo");
    assertThat(troubles().get("Assignments")).contains(bead);
  }

  @Test
  void a_bead_on_a_hook_nobody_assigned_is_open_again() {
    var bead = town.bead("Say more");
    put(bead, Status.HOOKED, "web/polecats/Nux");
    assertThat(troubles().get("Hooks")).contains(bead);
    town.ok("doctor", "--fix");
    assertThat(troubles()).doesNotContainKey("Hooks");
  }

  @Test
  void a_session_whose_program_is_gone_is_found_and_noted() {
    hooked();
    town.close();
    assertThat(troubles().get("Sessions")).contains("is said to run, and does not");
    town.ok("doctor", "--fix");
    assertThat(troubles()).doesNotContainKey("Sessions");
  }

  @Test
  void a_worktree_of_nobody_is_kept_and_removed() {
    town.git(
        town.canonical(), "worktree", "add", "-q", "-b", "stray", town.worktree("Max").toString());
    town.write(town.worktree("Max").resolve("more.txt"), "more\n");
    assertThat(troubles().get("Worktrees")).contains("belongs to nobody at work");
    assertThat(town.ok("doctor", "--fix")).contains("Put right in files and git", "Max");
    assertThat(town.worktree("Max")).doesNotExist();
    var ref = town.ok("salvage", "list").split(" ")[0];
    assertThat(town.git(town.canonical(), "show", ref + ":more.txt")).isEqualTo("more");
  }

  @Test
  void a_kept_thing_whose_ref_is_gone_is_an_error() {
    var bead = hooked();
    town.write(town.worktree("Toast").resolve("more.txt"), "more\n");
    town.ok("unsling", bead);
    town.turn();
    var ref = town.ok("salvage", "list").split(" ")[0];
    town.git(town.canonical(), "update-ref", "-d", ref);
    assertThat(troubles().get("Salvage")).contains("its ref is gone", "error");
  }

  @Test
  void a_file_that_cannot_be_read_is_an_error_that_names_it() {
    town.write(town.root.resolve("web/config.json"), "{ not json");
    assertThat(troubles().get("Town files")).contains("web/config.json");
  }

  @Test
  void a_worker_about_nothing_assigned_is_saved_and_sent_home() {
    var bead = hooked();
    town.withTown(
        open -> open.change("break", "test", office -> office.book().drop(Kinds.ASSIGNMENT, bead)));
    assertThat(troubles().get("Workers")).contains("web/Toast");
    town.gt("doctor", "--fix");
    town.turn();
    assertThat(town.worktree("Toast")).doesNotExist();
    assertThat(troubles()).doesNotContainKey("Workers");
  }

  @Test
  void what_was_done_in_the_world_is_not_undone_in_the_book() {
    hooked();
    var refused = town.gt("undo");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("gt unsling");
  }

  @Test
  void a_bead_hangs_on_the_hook_of_a_crew_member_and_the_board_of_yesterday_is_shown() {
    town.write(town.root.resolve("web/crew/ana/.git/HEAD"), "ref: refs/heads/main\n");
    assertThat(town.ok("assign", "ana", "Look into it", "--dry-run")).contains("Would hang");
    assertThat(town.ok("assign", "ana", "Look into it"))
        .contains("hangs on the hook of web/crew/ana");
    assertThat(town.ok("hook", "web/crew/ana")).contains("Look into it");
    assertThat(town.gt("assign", "web/ana", "More").err()).contains("Look into it", "--force");
    assertThat(town.gt("assign", "bob", "More").err()).contains("no crew member bob");
    var bead = hooked();
    assertThat(town.ok("board")).contains("working (1)", bead);
    assertThat(town.ok("at", "#3", "board", "web")).doesNotContain(bead);
    assertThat(town.ok("at", "#3", "status")).contains("Town");
    assertThat(town.ok("at", "#3", "mail")).isNotEmpty();
    assertThat(town.gt("at", "#3", "sling", bead).err()).contains("gt at cannot run sling");
  }
}
