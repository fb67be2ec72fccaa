package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person says to a merge queue, in a town on disk with real git.
class QueueWordsTest {
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

  /// A worker that has committed a change to its bead.
  private String worked(String title, String text) {
    var bead = town.bead(title);
    town.ok("sling", bead, "web");
    town.turn();
    var tree = town.worktree("Toast");
    town.write(tree.resolve("greeting.txt"), text);
    town.git(tree, "commit", "-q", "-a", "-m", title);
    return bead;
  }

  @Test
  void work_that_was_committed_is_handed_in_in_the_workers_name_and_lands() {
    var bead = worked("Say more", "hello there\n");
    assertThat(town.ok("merge-queue", "add", "web", "Toast"))
        .contains("handed in: " + bead + " is number 1");
    assertThat(town.ok("merge-queue", "add", "web/Toast")).contains("handed in before");
    assertThat(town.ok("mq", "next", "web")).contains(bead + ".e1");
    town.turn();
    assertThat(town.git(town.origin, "show", "main:greeting.txt")).isEqualTo("hello there");
    assertThat(town.ok("mq", "status", bead)).contains("landed");
  }

  @Test
  void work_that_is_not_committed_is_not_handed_in() {
    worked("Say more", "hello there\n");
    town.write(town.worktree("Toast").resolve("more.txt"), "more\n");
    var refused = town.gt("merge-queue", "add", "web", "Toast");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("more.txt");
    assertThat(town.ok("mq", "add", "web", "Toast", "--save")).contains("handed in");
  }

  @Test
  void a_queue_that_is_stopped_lands_nothing_until_it_is_started() {
    worked("Say more", "hello there\n");
    town.ok("refinery", "stop", "web", "--reason", "a release is under way");
    town.ok("mq", "add", "web", "Toast");
    var before = town.main();
    town.turn();
    assertThat(town.main()).isEqualTo(before);
    assertThat(town.ok("refinery", "status", "web")).contains("a release is under way");
    town.ok("refinery", "start", "web");
    town.turn();
    assertThat(town.main()).isNotEqualTo(before);
  }

  @Test
  void what_is_rejected_does_not_land_and_its_bead_is_open_again() {
    var bead = worked("Say more", "hello there\n");
    town.ok("refinery", "stop", "web");
    town.ok("mq", "add", "web", "Toast");
    assertThat(town.gt("mq", "reject", bead).err()).contains("a rejection needs a reason");
    town.ok("mq", "reject", "web", bead, "--reason", "it solves another problem");
    town.ok("refinery", "start");
    var before = town.main();
    town.turn();
    assertThat(town.main()).isEqualTo(before);
    assertThat(town.run("bd", town.root.resolve("web"), "show", bead, "--json").out())
        .contains("\"status\": \"open\"");
    assertThat(town.ok("mq", "list", "web", "--status", "rejected"))
        .contains("it solves another problem");
    assertThat(town.gt("mq", "reject", bead, "-r", "again").err()).contains("it is rejected");
  }

  @Test
  void what_came_back_can_be_tried_again_as_it_was() {
    town.gate("test ! -e " + folder.resolve("broken"));
    town.write(folder.resolve("broken"), "");
    var bead = worked("Say more", "hello there\n");
    town.ok("rig", "park", "web");
    town.ok("mq", "add", "web", "Toast");
    town.turn();
    assertThat(town.ok("refinery", "status", "web")).contains("main itself fails its gate");
    assertThat(folder.resolve("broken").toFile().delete()).isTrue();
    town.ok("refinery", "process", "web");
    town.turn();
    assertThat(town.ok("mq", "status", bead)).contains("landed");
  }

  @Test
  void a_rejected_submission_is_put_back_and_lands() {
    var bead = worked("Say more", "hello there\n");
    town.ok("refinery", "stop", "web");
    town.ok("mq", "add", "web", "Toast");
    town.ok("mq", "reject", bead, "--reason", "not now");
    assertThat(town.ok("mq", "retry", "web", bead)).contains("in the queue again");
    assertThat(town.ok("mq", "retry", bead)).contains("is queued as it is");
    town.ok("refinery", "restart");
    town.turn();
    assertThat(town.git(town.origin, "show", "main:greeting.txt")).isEqualTo("hello there");
    assertThat(town.ok("mq", "retry", bead)).contains("is landed as it is");
  }

  @Test
  void trying_now_ends_a_pause_that_would_end_by_itself() {
    town.gate("test ! -e " + folder.resolve("broken"));
    town.write(folder.resolve("broken"), "");
    var bead = worked("Say more", "hello there\n");
    town.ok("mq", "add", "web", "Toast");
    town.turn();
    assertThat(town.ok("refinery", "status", "web")).contains("main itself fails its gate");
    town.ok("mq", "reject", bead, "--reason", "not now");
    assertThat(folder.resolve("broken").toFile().delete()).isTrue();
    town.ok("mq", "retry", bead);
    town.turn();
    assertThat(town.ok("mq", "status", bead)).contains("queued");
    town.ok("mq", "reject", bead, "--reason", "not now either");
    town.ok("mq", "retry", bead, "--now");
    town.turn();
    assertThat(town.ok("mq", "status", bead)).contains("landed");
  }

  @Test
  void what_came_back_is_shown_beside_what_can_land_when_asked_for() {
    town.gate("! grep -q there greeting.txt");
    var bead = worked("Say more", "hello there\n");
    town.ok("mq", "add", "web", "Toast");
    town.turn();
    assertThat(town.ok("refinery", "ready", "web")).doesNotContain(bead);
    assertThat(town.ok("refinery", "ready", "web", "--all")).contains(bead + ".e1", "returned");
  }

  @Test
  void a_parked_rig_gets_no_work_and_a_stopped_one_has_no_sessions() {
    town.ok("rig", "park", "web");
    var waiting = town.bead("Wait for a place");
    assertThat(town.ok("sling", waiting, "web")).contains("waits for a place");
    town.turn();
    assertThat(town.worktree("Toast")).doesNotExist();
    town.ok("rig", "unpark", "web");
    town.turn();
    assertThat(town.worktree("Toast")).exists();
    assertThat(town.ok("rig", "stop", "web")).contains("1 sessions ended");
  }

  @Test
  void offices_are_code_and_say_so() {
    assertThat(town.gt("witness", "start", "web").err()).contains("gt up");
    assertThat(town.gt("witness", "stop", "web").err()).contains("part of the town's loop");
    assertThat(town.gt("deacon", "stop").err()).contains("gt down");
    assertThat(town.gt("mayor", "status", "--running").exit()).isEqualTo(1);
    assertThat(town.ok("witness", "status", "web")).contains("rests: the town is down");
  }
}
