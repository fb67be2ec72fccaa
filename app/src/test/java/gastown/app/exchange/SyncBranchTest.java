package gastown.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A branch for issues alone.
class SyncBranchTest {
  @TempDir Path place;
  private Clones clones;

  @BeforeEach
  void two_clones_with_a_branch_for_issues() throws IOException {
    clones = new Clones(place);
    clones.git(".", "init", "--quiet", "--bare", "far");
    clones.begin("a");
    clones.git("a", "remote", "add", "origin", clones.folder.resolve("far").toString());
    clones.bd("a", "config", "set", "sync-branch", "beads-sync");
    assertThat(clones.call("a", "sync", "--no-push").err())
        .contains(".beads/.gitignore leaves issues.jsonl out");
    clones.git(
        "a",
        "add",
        ".beads/config.yaml",
        ".beads/.gitignore",
        ".beads/metadata.json",
        ".beads/README.md");
    clones.git("a", "commit", "--quiet", "-m", "bd");
    clones.git("a", "push", "--quiet", "origin", "main");
    clones.git(".", "clone", "--quiet", "far", "b");
  }

  @Test
  void issues_are_exchanged_and_the_code_branch_does_not_move() {
    var head = clones.git("a", "rev-parse", "HEAD");
    var id = clones.create("a", "Issue");
    clones.bd("a", "sync");
    clones.bd("b", "sync");
    assertThat(clones.text("b", id, "title")).isEqualTo("Issue");
    clones.bd("b", "update", id, "--assignee", "bo");
    clones.bd("a", "update", id, "--title", "Renamed");
    clones.exchange("b", "a");
    assertThat(clones.text("b", id, "title")).isEqualTo("Renamed");
    assertThat(clones.text("a", id, "assignee")).isEqualTo("bo");
    for (var clone : new String[] {"a", "b"}) {
      assertThat(clones.git(clone, "rev-parse", "HEAD")).isEqualTo(head);
      assertThat(clones.git(clone, "branch", "--show-current")).isEqualTo("main");
      assertThat(clones.status(clone)).isEmpty();
      assertThat(clones.file(clone + "/.git/beads-worktrees/beads-sync/.beads/issues.jsonl"))
          .exists();
    }
    assertThat(clones.git("far", "ls-tree", "-r", "--name-only", "beads-sync"))
        .isEqualTo(".beads/issues.jsonl");
  }

  @Test
  void a_fresh_clone_knows_the_issues_of_the_branch_from_its_first_command() throws IOException {
    var id = clones.create("a", "Issue");
    clones.bd("a", "sync");
    clones.git(".", "clone", "--quiet", "far", "c");
    var listed = clones.call("c", "list");
    assertThat(listed.out()).contains(id);
    assertThat(listed.err()).isEmpty();
    assertThat(clones.status("c")).isEmpty();
    clones.bd("c", "update", id, "--title", "Renamed");
    assertThat(clones.exchange("c", "a")).doesNotContain("conflict");
    assertThat(clones.text("a", id, "title")).isEqualTo("Renamed");
  }

  @Test
  void two_clones_that_both_begin_the_branch_meet() {
    var one = clones.create("a", "A");
    var two = clones.create("b", "B");
    clones.bd("b", "sync", "--no-pull", "--no-push");
    clones.exchange("a", "b");
    assertThat(clones.text("a", two, "title")).isEqualTo("B");
    assertThat(clones.text("b", one, "title")).isEqualTo("A");
  }

  @Test
  void conflicts_are_told_as_on_any_branch() {
    var id = clones.create("a", "Issue");
    clones.exchange("a", "b");
    clones.bd("a", "update", id, "--priority", "0");
    clones.bd("b", "update", id, "--priority", "4");
    assertThat(clones.exchange("a", "b")).contains("conflict: " + id + " priority");
    assertThat(clones.bd("b", "show", id, "--json")).contains("\"priority\": 0");
  }

  @Test
  void from_a_linked_work_tree_the_same_branch_is_used() {
    var id = clones.create("a", "Issue");
    clones.git(
        "a", "worktree", "add", "--quiet", "-b", "feature", clones.folder.resolve("w").toString());
    clones.bd("w", "update", id, "--title", "From the work tree");
    clones.bd("w", "sync");
    clones.bd("b", "sync");
    assertThat(clones.text("b", id, "title")).isEqualTo("From the work tree");
    assertThat(clones.status("w")).isEmpty();
  }

  @Test
  void a_name_git_could_misread_is_refused() {
    clones.bd("a", "config", "set", "sync-branch", "a..b");
    var answer = clones.call("a", "sync");
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err()).contains("cannot be the name of a sync branch");
  }
}
