package gastown.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Problem;
import gastown.beads.ports.Repository.Joined;
import gastown.beads.ports.Repository.Remote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With real git, and a person whose hooks, signing and pull settings would break every call that
/// minds them.
class GitRepositoryTest {
  @TempDir Path folder;
  private RealWorld world;

  @BeforeEach
  void two_clones() throws IOException {
    world = new RealWorld(folder);
    Files.createDirectories(world.folder.resolve("a"));
    world.git(".", "init", "--quiet", "--bare", "--template=", "far");
    world.git(".", "init", "--quiet", "--template=", "a");
    world.write("a/code.txt", "one\ntwo\nthree\n");
    world.write("a/.beads/issues.jsonl", "base\n");
    world.git("a", "add", "-A");
    world.git("a", "commit", "--quiet", "-m", "begin");
    world.git("a", "remote", "add", "origin", world.folder.resolve("far").toString());
    world.git("a", "push", "--quiet", "-u", "origin", "main");
    world.git(".", "clone", "--quiet", "--template=", "far", "b");
  }

  @AfterEach
  void no_hook_of_the_person_ran() {
    assertThat(world.folder.resolve("hook-ran")).doesNotExist();
  }

  private Path file(String path) {
    return world.folder.resolve(path);
  }

  private String status(String in) {
    return world.git(in, "status", "--porcelain");
  }

  /// Clone b is one commit ahead on the remote, with `text` in its issues and `code` in its code.
  private String theirs(String text, String code) {
    world.write("b/.beads/issues.jsonl", text);
    world.write("b/code.txt", code);
    world.git("b", "commit", "--quiet", "-am", "theirs");
    world.git("b", "push", "--quiet", "origin", "main");
    return Objects.requireNonNull(world.repository("a").fetch(new Remote("origin", "main")));
  }

  @Test
  void a_folder_outside_any_work_tree_is_in_none() {
    assertThat(world.around("hostile-hooks")).isNull();
    assertThat(world.around("far")).isNull();
    assertThat(world.repository("a/.beads").root()).isEqualTo(file("a"));
  }

  @Test
  void only_the_named_files_are_committed() {
    world.write("a/code.txt", "half done");
    world.write("a/staged.txt", "staged");
    world.git("a", "add", "staged.txt");
    world.write("a/.beads/issues.jsonl", "new\n");
    var commit = world.repository("a").commit(List.of(file("a/.beads/issues.jsonl")), "bd sync");
    assertThat(commit).hasSize(40);
    assertThat(world.git("a", "show", "--name-only", "--format=%s", "HEAD"))
        .isEqualTo("bd sync\n\n.beads/issues.jsonl");
    assertThat(status("a")).isEqualTo("M code.txt\nA  staged.txt");
    assertThat(world.repository("a").commit(List.of(file("a/.beads/issues.jsonl")), "again"))
        .isNull();
  }

  @Test
  void a_first_commit_needs_no_person_and_no_history() {
    world.write("gitconfig", "[commit]\n gpgSign = true\n");
    world.git(".", "init", "--quiet", "--template=", "fresh");
    world.write("fresh/.beads/issues.jsonl", "x\n");
    var repository = world.repository("fresh");
    assertThat(repository.commit(List.of(file("fresh/.beads/issues.jsonl")), "first")).isNotNull();
    assertThat(repository.remote("main")).isNull();
  }

  @Test
  void a_merge_under_way_is_told_and_left_alone() {
    theirs("b\n", "one\ntwo\nTHREE\n");
    world.write("a/code.txt", "one\ntwo\nDREI\n");
    world.git("a", "commit", "--quiet", "-am", "ours");
    assertThatThrownBy(() -> world.git("a", "merge", "origin/main"))
        .hasMessageContaining("CONFLICT");
    world.write("a/.beads/issues.jsonl", "new\n");
    world.git("a", "add", "code.txt");
    assertThatThrownBy(
            () -> world.repository("a").commit(List.of(file("a/.beads/issues.jsonl")), "m"))
        .isInstanceOf(Problem.Refusal.class)
        .hasMessageContaining("a merge is under way");
  }

  @Test
  void the_remote_of_a_branch_is_the_configured_one_or_origin() {
    var repository = world.repository("a");
    assertThat(repository.branch()).isEqualTo("main");
    assertThat(repository.remote("main")).isEqualTo(new Remote("origin", "main"));
    assertThat(repository.remote("other")).isEqualTo(new Remote("origin", "other"));
    world.git("a", "config", "branch.other.remote", "up");
    world.git("a", "config", "branch.other.merge", "refs/heads/trunk");
    assertThat(repository.remote("other")).isEqualTo(new Remote("up", "trunk"));
    world.git("a", "checkout", "--quiet", "--detach");
    assertThat(repository.branch()).isNull();
  }

  @Test
  void what_is_behind_moves_forward() {
    var other = theirs("b\n", "one\n");
    assertThat(world.repository("a").join(other, Map.of(), "m")).isEqualTo(new Joined.At(other));
    assertThat(world.read("a/code.txt")).isEqualTo("one\n");
    assertThat(status("a")).isEmpty();
  }

  @Test
  void two_lines_of_work_are_joined_and_the_issues_get_the_text_that_was_worked_out() {
    var other = theirs("b\n", "one\ntwo\nTHREE\n");
    world.write("a/.beads/issues.jsonl", "a\n");
    world.write("a/code.txt", "ONE\ntwo\nthree\n");
    world.git("a", "commit", "--quiet", "-am", "ours");
    world.write("a/untracked.txt", "mine");
    var issues = file("a/.beads/issues.jsonl");
    var joined = world.repository("a").join(other, Map.of(issues, "ä merged\n"), "bd sync: merge");
    assertThat(joined).isInstanceOf(Joined.At.class);
    assertThat(world.read("a/.beads/issues.jsonl")).isEqualTo("ä merged\n");
    assertThat(world.read("a/code.txt")).isEqualTo("ONE\ntwo\nTHREE\n");
    assertThat(status("a")).isEqualTo("?? untracked.txt");
    assertThat(world.git("a", "log", "-1", "--format=%s %p").split(" ")).hasSize(5);
    assertThat(world.repository("a").push(new Remote("origin", "main"))).isTrue();
  }

  @Test
  void code_that_conflicts_stops_it_and_nothing_is_touched() {
    var other = theirs("b\n", "theirs\n");
    world.write("a/code.txt", "ours\n");
    world.git("a", "commit", "--quiet", "-am", "ours");
    var head = world.git("a", "rev-parse", "HEAD");
    var joined =
        world.repository("a").join(other, Map.of(file("a/.beads/issues.jsonl"), "m\n"), "m");
    assertThat(joined).isEqualTo(new Joined.Conflicting(List.of(file("a/code.txt"))));
    assertThat(world.git("a", "rev-parse", "HEAD")).isEqualTo(head);
    assertThat(status("a")).isEmpty();
  }

  @Test
  void uncommitted_work_in_the_way_stops_it_and_is_kept() {
    var other = theirs("b\n", "theirs\n");
    world.write("a/code.txt", "half done\n");
    var joined = world.repository("a").join(other, Map.of(), "m");
    assertThat(joined).isEqualTo(new Joined.Obstructed(List.of(file("a/code.txt"))));
    assertThat(world.read("a/code.txt")).isEqualTo("half done\n");
  }

  @Test
  void an_attribute_for_a_merge_driver_nobody_installed_is_no_obstacle() {
    world.write("a/.beads/.gitattributes", "issues.jsonl merge=beads\n");
    world.git("a", "add", "-A");
    world.git("a", "commit", "--quiet", "-m", "attributes");
    world.git("a", "push", "--quiet", "origin", "main");
    world.git("b", "pull", "--quiet", "--rebase");
    var other = theirs("b\n", "one\n");
    world.write("a/.beads/issues.jsonl", "a\n");
    world.git("a", "commit", "--quiet", "-am", "ours");
    assertThat(world.repository("a").join(other, Map.of(file("a/.beads/issues.jsonl"), "m\n"), "m"))
        .isInstanceOf(Joined.At.class);
    assertThat(world.read("a/.beads/issues.jsonl")).isEqualTo("m\n");
  }

  @Test
  void a_push_that_comes_second_says_so() {
    theirs("b\n", "one\n");
    world.write("a/.beads/issues.jsonl", "a\n");
    world.git("a", "commit", "--quiet", "-am", "ours");
    assertThat(world.repository("a").push(new Remote("origin", "main"))).isFalse();
  }

  @Test
  void a_branch_that_is_not_there_yet_is_fetched_as_nothing() {
    assertThat(world.repository("a").fetch(new Remote("origin", "issues"))).isNull();
  }

  @Test
  void a_remote_that_cannot_be_reached_is_a_problem_with_a_remedy() {
    world.git("a", "remote", "set-url", "origin", "/nowhere/at/all");
    assertThatThrownBy(() -> world.repository("a").fetch(new Remote("origin", "main")))
        .isInstanceOfSatisfying(
            Problem.Refusal.class,
            refusal -> assertThat(refusal.problem().remedies()).isNotEmpty());
  }

  @Test
  void a_branch_of_its_own_lives_in_a_hidden_work_tree_and_begins_alike_in_every_clone() {
    var one = world.repository("a");
    var two = world.repository("b");
    var there = one.workTree(one.storage().resolve("beads-worktrees/issues"), "issues", null);
    var other = two.workTree(two.storage().resolve("beads-worktrees/issues"), "issues", null);
    assertThat(there.commitOf("HEAD")).isEqualTo(other.commitOf("HEAD")).isNotNull();
    assertThat(there.storage()).isEqualTo(one.storage());
    world.write("a/.git/beads-worktrees/issues/.beads/issues.jsonl", "x\n");
    assertThat(there.commit(List.of(there.root().resolve(".beads/issues.jsonl")), "m")).isNotNull();
    assertThat(there.push(new Remote("origin", "issues"))).isTrue();
    assertThat(status("a")).isEmpty();
    assertThat(world.git("a", "branch", "--show-current")).isEqualTo("main");
    assertThat(one.workTree(there.root(), "issues", null).commitOf("HEAD"))
        .isEqualTo(there.commitOf("HEAD"));
  }

  @Test
  void a_hidden_work_tree_somebody_deleted_is_made_again() throws IOException {
    var repository = world.repository("a");
    var place = repository.storage().resolve("beads-worktrees/issues");
    var first = repository.workTree(place, "issues", null).commitOf("HEAD");
    Files.delete(place.resolve(".git"));
    assertThat(repository.workTree(place, "issues", null).commitOf("HEAD")).isEqualTo(first);
  }

  @Test
  void a_hook_that_prepares_a_commit_adds_to_that_commit() {
    world.write("a/.beads/issues.jsonl", "new\n");
    world.repository("a").stage(List.of(file("a/.beads/issues.jsonl")));
    assertThat(status("a")).isEqualTo("M  .beads/issues.jsonl");
  }

  @Test
  void settings_and_hooks_are_the_persons() {
    var repository = world.repository("a");
    assertThat(repository.hooks()).isEqualTo(file("hostile-hooks"));
    world.git("a", "config", "core.hooksPath", "tools/hooks");
    assertThat(repository.hooks()).isEqualTo(file("a/tools/hooks"));
    repository.set("merge.beads.driver", "bd merge %A %O %A %B");
    assertThat(repository.setting("merge.beads.driver")).isEqualTo("bd merge %A %O %A %B");
    repository.set("merge.beads.driver", null);
    assertThat(repository.setting("merge.beads.driver")).isNull();
  }

  @Test
  void a_file_can_be_overlooked() {
    world.repository("a").overlook(file("a/.beads/issues.jsonl"), true);
    world.write("a/.beads/issues.jsonl", "changed\n");
    assertThat(status("a")).isEmpty();
  }

  @Test
  void what_git_knows_about_files_is_told() {
    world.write("a/.gitignore", "*.db\n");
    var repository = world.repository("a");
    var files = List.of(file("a/.beads/beads.db"), file("a/.beads/issues.jsonl"));
    assertThat(repository.ignored(files)).containsExactly(file("a/.beads/beads.db"));
    assertThat(repository.isTracked(file("a/.beads/issues.jsonl"))).isTrue();
    assertThat(repository.isTracked(file("a/.gitignore"))).isFalse();
    assertThat(repository.textOf("HEAD", file("a/.beads/issues.jsonl"))).isEqualTo("base\n");
    assertThat(repository.textOf("HEAD", file("a/nothing"))).isNull();
  }
}
