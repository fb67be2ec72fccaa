package gastown.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A worktree that holds more than the change that landed from it: that is kept, and the worker is
/// free.
class RichWorktreeTest {
  @TempDir Path folder;
  private TownOnDisk town;
  private String bead = "";
  private Path tree = Path.of("");

  @BeforeEach
  void somebody_at_work() {
    town = new TownOnDisk(folder);
    town.agents("exec sleep 600");
    bead = town.bead("Say more");
    town.ok("sling", bead, "web");
    town.turn();
    tree = town.worktree("Toast");
  }

  @AfterEach
  void end() {
    town.close();
  }

  private void handsIn() {
    town.git(tree, "commit", "-q", "-m", "Say more");
    town.environment.put("GT_ROLE", "web/polecats/Toast");
    var done = town.run("gt", tree, "done");
    town.environment.remove("GT_ROLE");
    assertThat(done.out()).as(done.err()).contains("handed in");
    town.turn();
    town.wait(Duration.ofMinutes(20));
    town.turn();
  }

  private void isFreeAndKept() {
    assertThat(tree).doesNotExist();
    assertThat(town.ok("polecats")).doesNotContain("clearing");
    assertThat(town.ok("salvage", "list", bead)).contains("refs/gastown/salvage");
    assertThat(town.gt("kill", "web/Toast").err()).contains("is not at work");
  }

  @Test
  void a_repository_inside_of_it_is_kept() {
    var inner = tree.resolve("inner");
    town.write(inner.resolve("note.txt"), "mine\n");
    town.git(inner, "init", "-q", "-b", "main");
    town.git(inner, "add", "-A");
    town.git(inner, "commit", "-q", "-m", "mine");
    var commit = town.git(inner, "rev-parse", "HEAD");
    town.write(tree.resolve("greeting.txt"), "hello there\n");
    town.git(tree, "add", "-A");
    handsIn();
    isFreeAndKept();
    assertThat(town.git(town.canonical(), "cat-file", "-t", commit)).isEqualTo("commit");
  }

  @Test
  void a_stash_of_it_is_kept() {
    town.write(tree.resolve("greeting.txt"), "hello or so\n");
    town.git(tree, "stash", "-q");
    town.write(tree.resolve("greeting.txt"), "hello there\n");
    town.git(tree, "add", "-A");
    handsIn();
    isFreeAndKept();
  }

  @Test
  void whoever_is_done_is_not_said_to_free_its_bead() {
    town.write(tree.resolve("greeting.txt"), "hello there\n");
    town.git(tree, "commit", "-q", "-a", "-m", "Say more");
    town.environment.put("GT_ROLE", "web/polecats/Toast");
    assertThat(town.run("gt", tree, "done").out()).contains("handed in");
    town.environment.remove("GT_ROLE");
    town.turn();
    assertThat(town.ok("kill", "web/Toast"))
        .contains("web/Toast is done with " + bead)
        .doesNotContain("free again");
  }
}
